// swift-tools-version: 6.2
import PackageDescription

/// The files in `Themes`, which become part of the program.
let themes = [
    "default", "light", "high-contrast", "high-contrast-light", "sixteen", "mono", "colour-blind",
    "colour-blind-light", "fjord", "ember",
]

/// The letters in `Sources/Ferry/Letters`, each as text and as HTML, which become part of the program.
let letters = [
    "activation-reminder", "reset-your-password", "relationship-request", "note-to-the-account-team",
]

/// SQLite behind Swift, with its C interface for bulk work.
let sqlite: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
]

let package = Package(
    name: "ferry",
    products: [.executable(name: "ferry", targets: ["Ferry"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .target(name: "Text"),
        .target(name: "Core", dependencies: ["Text"]),
        .target(name: "Screen", dependencies: ["Text"]),
        .target(name: "Panes", dependencies: ["Core", "Screen", "Text"]),
        .target(name: "CStore"),
        .target(name: "Store", dependencies: ["CStore", "Core", "Text"] + sqlite),
        .target(name: "CCurl"),
        .target(name: "Transfer", dependencies: ["CCurl", "Core", "Text"]),
        .target(name: "PartnerCenter", dependencies: ["Core", "Text", "Transfer"]),
        .target(name: "AppDirect", dependencies: ["Core", "Text", "Transfer"]),
        .target(name: "Mail", dependencies: ["Core", "Text", "Transfer"]),
        .target(name: "CHTTPServer"),
        .target(name: "Sandbox", dependencies: ["CHTTPServer", "Core", "Text"]),
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["CNcurses", "Screen", "Text"]),
        .target(name: "CSignals"),
        .executableTarget(
            name: "Ferry",
            dependencies: [
                "AppDirect", "Core", "CSignals", "Mail", "Panes", "PartnerCenter", "Sandbox", "Screen", "Store",
                "Terminal", "Text", "Transfer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: themes.map { .embedInCode("../../Themes/\($0).yaml") }
                + letters.flatMap { [.embedInCode("Letters/\($0).txt"), .embedInCode("Letters/\($0).html")] }),

        .target(name: "CWidthOracle", path: "Tests/CWidthOracle"),
        .target(name: "SeededRandom", path: "Tests/SeededRandom"),
        .target(name: "ProcessDeath", dependencies: ["Core"], path: "Tests/ProcessDeath"),
        .testTarget(name: "TextTests", dependencies: ["CWidthOracle", "SeededRandom", "Text"]),
        .testTarget(name: "CoreTests", dependencies: ["Core", "SeededRandom", "Text"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "SeededRandom", "Text"]),
        .testTarget(name: "PanesTests", dependencies: ["Core", "Panes", "Screen", "SeededRandom", "Text"]),
        .testTarget(
            name: "TransferTests", dependencies: ["CHTTPServer", "Core", "Loopback", "Text", "Transfer"],
            linkerSettings: [.linkedLibrary("microhttpd")]),
        .testTarget(
            name: "PartnerCenterTests", dependencies: ["Core", "PartnerCenter", "Sandbox", "Text", "Transfer"]),
        .testTarget(name: "AppDirectTests", dependencies: ["AppDirect", "Core", "Sandbox", "Text", "Transfer"]),
        .target(name: "Loopback", path: "Tests/Loopback"),
        .target(name: "CTLSServer", path: "Tests/CTLSServer", linkerSettings: [.linkedLibrary("gnutls")]),
        .target(name: "MailServer", dependencies: ["CTLSServer", "Loopback"], path: "Tests/MailServer"),
        .testTarget(
            name: "MailTests",
            dependencies: [
                "CTLSServer", "Core", "Loopback", "Mail", "MailServer", "SeededRandom", "Text", "Transfer",
            ]),
        .testTarget(name: "SandboxTests", dependencies: ["Core", "Sandbox", "Text", "Transfer"]),
        .executableTarget(name: "StoreProbe", dependencies: ["Core", "Store"], path: "Tests/StoreProbe"),
        .testTarget(
            name: "StoreTests",
            dependencies: ["CStore", "Core", "ProcessDeath", "SeededRandom", "Store", "StoreProbe", "Text"] + sqlite),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "AppDirect", "Core", "PartnerCenter", "ProcessDeath", "Sandbox", "SeededRandom", "Store", "Text",
                "Transfer",
            ]),
        .testTarget(
            name: "FerryTests",
            dependencies: [
                "Core", "Ferry", "Panes", "PartnerCenter", "Sandbox", "Screen", "Store", "Text",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "FerryConfigurationTests", dependencies: ["Ferry", "Screen"]),

        .target(name: "CPty", path: "Tests/TestTerminal/CPty"),
        .target(name: "CVTerm", path: "Tests/TestTerminal/CVTerm", linkerSettings: [.linkedLibrary("vterm")]),
        .target(name: "TestTerminal", dependencies: ["CPty", "CVTerm"], path: "Tests/TestTerminal/Swift"),
        .target(name: "ProbePages", dependencies: ["Screen", "Text"], path: "Tests/ProbePages"),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "Screen", "Text", "ProbePages"],
            path: "Tests/TerminalProbe"),
        .testTarget(
            name: "TerminalTests",
            dependencies: [
                "Terminal", "CNcurses", "Screen", "Text", "TestTerminal", "ProbePages", "TerminalProbe",
            ]),
        .testTarget(
            name: "JourneyTests",
            dependencies: ["Core", "Ferry", "MailServer", "ProbePages", "Sandbox", "TestTerminal", "Text"]),
    ],
    swiftLanguageModes: [.v6]
)

/// Swift 6 with what the next language mode will bring; in CI a warning is an error.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]
let warnings: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets where !target.name.hasPrefix("C") || target.name.hasPrefix("Co") {
    target.swiftSettings = strict + warnings
}
