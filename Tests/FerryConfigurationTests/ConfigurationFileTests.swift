import Ferry
import Foundation
import Testing

@Suite struct ConfigurationFileTests {
    @Test func theFirstNamedFileIsRead() throws {
        let home = try TemporaryFolder()
        try home.write("named.yaml", "profiles: {named: {}}")
        try home.write("variable.yaml", "profiles: {variable: {}}")
        try home.write("xdg/ferry/config.yaml", "profiles: {xdg: {}}")
        try home.write(".config/ferry/config.yaml", "profiles: {usual: {}}")
        var environment = ["HOME": home.path]
        func names(_ path: String? = nil) throws -> [String] {
            try ConfigurationFile.load(path: path, environment: environment).profiles.keys.sorted()
        }
        #expect(try names() == ["local", "usual"])
        environment["XDG_CONFIG_HOME"] = "\(home.path)/xdg"
        #expect(try names() == ["local", "xdg"])
        environment["FERRY_CONFIG"] = "\(home.path)/variable.yaml"
        #expect(try names() == ["local", "variable"])
        #expect(try names("\(home.path)/named.yaml") == ["local", "named"])
    }

    @Test func onlyTheUsualFileMayBeAbsent() throws {
        let home = try TemporaryFolder()
        let environment = ["HOME": home.path]
        let builtIn = try ConfigurationFile.load(environment: environment)
        #expect(builtIn == .builtIn(try Places(environment: environment)))
        #expect(throws: ConfigurationFailure.notFound("/nowhere/x.yaml")) {
            try ConfigurationFile.load(path: "/nowhere/x.yaml", environment: environment)
        }
        #expect(throws: ConfigurationFailure.notFound("/nowhere/y.yaml")) {
            try ConfigurationFile.load(environment: ["HOME": home.path, "FERRY_CONFIG": "/nowhere/y.yaml"])
        }
    }

    @Test func whatCannotBeReadIsToldWithItsReason() throws {
        let home = try TemporaryFolder()
        try home.write("bytes.yaml", Data([97, 58, 32, 98, 10, 255, 254]))
        #expect(throws: ConfigurationFailure.unreadable(home.path, reason: "Is a directory")) {
            try ConfigurationFile.load(path: home.path, environment: ["HOME": home.path])
        }
        let problem = ConfigurationProblem(
            file: "\(home.path)/bytes.yaml", line: 2, column: 1, keyPath: "", message: "this line isn't UTF-8 text")
        #expect(throws: ConfigurationFailure.invalid([problem])) {
            try ConfigurationFile.load(path: "\(home.path)/bytes.yaml", environment: ["HOME": home.path])
        }
        #expect(throws: ConfigurationFailure.noHome) { try ConfigurationFile.load(environment: [:]) }
    }

    @Test func placesFollowTheEnvironment() throws {
        let usual = try Places(environment: ["HOME": "/home/mina", "XDG_DATA_HOME": "not/absolute"])
        #expect(usual.store(of: "contoso") == "/home/mina/.local/share/ferry/contoso.sqlite")
        #expect(usual.log == "/home/mina/.local/state/ferry/ferry.log")
        #expect(usual.themes == "/home/mina/.config/ferry/themes")
        let moved = try Places(environment: ["HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"])
        #expect(moved.store(of: "a") == "/d/ferry/a.sqlite")
        #expect(moved.token(of: "a") == "/s/ferry/a.token")
        #expect(moved.keyFile == "/h/.config/ferry/keys.yaml")
    }
}

/// A folder that is gone with the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ferry-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
