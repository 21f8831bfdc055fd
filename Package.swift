// swift-tools-version: 6.2
import PackageDescription

/// The built-in themes; each file of `Themes` travels inside the program.
let themes = ["default"]

let package = Package(
    name: "ferry",
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
        .target(name: "CWidthOracle", path: "Tests/CWidthOracle"),
        .target(name: "SeededRandom", path: "Tests/SeededRandom"),
        .testTarget(name: "TextTests", dependencies: ["Text", "CWidthOracle", "SeededRandom"]),
        .testTarget(name: "CoreTests", dependencies: ["Core", "Text", "SeededRandom"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "Text", "SeededRandom"]),
        .testTarget(name: "PanesTests", dependencies: ["Panes", "Core", "Screen", "Text", "SeededRandom"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .treatAllWarnings(as: .error),
    ]
}
