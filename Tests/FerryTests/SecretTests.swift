import Core
import Foundation
import PartnerCenter
import Testing

@testable import Ferry

/// A folder that goes with the test.
private final class Folder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "ferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String, mode: Int = 0o600) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

@Suite struct SecretTests {
    private let reader = SecretReader(environment: [
        "NAME": "from the environment", "EMPTY": "", "PATH": "/usr/bin:/bin",
    ])

    @Test func environmentFileAndCommandAreRead() async throws {
        let folder = try Folder()
        let file = try folder.write("from a file\r\n", "secret")
        #expect(try await reader.read(.environment("NAME")).revealed == "from the environment")
        #expect(try await reader.read(.file(file)).revealed == "from a file")
        #expect(
            try await reader.read(.command("printf 'from %s\\n' \"$NAME\" | cat")).revealed
                == "from from the environment")
        #expect(try await reader.read(.command("printf '\\357\\273\\277marked'")).revealed == "marked")
    }

    @Test func whatIsMissingIsNamed() async throws {
        let folder = try Folder()
        await #expect(throws: SecretProblem.unset("OTHER")) { try await reader.read(.environment("OTHER")) }
        await #expect(throws: SecretProblem.empty(.environment("EMPTY"))) {
            try await reader.read(.environment("EMPTY"))
        }
        await #expect(throws: SecretProblem.missing("\(folder.path)/none")) {
            try await reader.read(.file("\(folder.path)/none"))
        }
        let empty = try folder.write("\n", "empty")
        await #expect(throws: SecretProblem.empty(.file(empty))) { try await reader.read(.file(empty)) }
        await #expect(throws: SecretProblem.unreadable(folder.path, why: "it is not a file")) {
            try await reader.read(.file(folder.path))
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o601, 0o644])
    func aFileThatOthersMayReadIsRefused(mode: Int) async throws {
        let file = try Folder().write("hidden", "secret", mode: mode)
        let folder = try Folder()
        let open = try folder.write("hidden", "secret", mode: mode)
        await #expect(throws: SecretProblem.readableByOthers(open)) { try await reader.read(.file(open)) }
        #expect(SecretProblem.readableByOthers(file).description.contains("chmod 600"))
    }

    @Test func whoNeedsASecretThatCannotBeReadWaitsForAPerson() async {
        let problem = SecretProblem.unset("FERRY_TEST_UNSET")
        await #expect(throws: ServiceFailure.signInNeeded(problem.description)) {
            try await reader.reading(.environment("FERRY_TEST_UNSET"))()
        }
    }

    @Test(arguments: ["two\\nlines", "a\\tb", "\\001", "\\377\\376"])
    func whatIsNotOneLineOfTextIsRefused(text: String) async throws {
        let source = SecretSource.command("printf '\(text)'")
        await #expect(throws: SecretProblem.notOneLine(source)) { try await reader.read(source) }
    }

    @Test func aFailingCommandIsToldWithoutItsOutput() async throws {
        let source = SecretSource.command("echo hidden; echo hidden >&2; exit 3")
        let error = await #expect(throws: SecretProblem.self) { try await reader.read(source) }
        #expect(error == .failed(source, status: 3))
        #expect(error.map { "\($0)".contains("hidden") } == false)
        let killed = SecretSource.command("kill -9 $$")
        await #expect(throws: SecretProblem.failed(killed, status: 137)) { try await reader.read(killed) }
        let unknown = SecretSource.command("/no/such/program")
        await #expect(throws: SecretProblem.failed(unknown, status: 127)) { try await reader.read(unknown) }
    }

    @Test func aCommandThatNeverStopsTalkingIsStopped() async throws {
        let source = SecretSource.command("yes hidden")
        await #expect(throws: SecretProblem.tooLong(source)) { try await reader.read(source) }
    }

    @Test func aCommandThatSaysNothingIsStoppedWithAllItStarted() throws {
        let source = SecretSource.command("sleep 1000 | cat")
        var command = SecretCommand(line: "sleep 1000 | cat", source: source, environment: ["PATH": "/usr/bin:/bin"])
        command.patience = 0
        #expect(throws: SecretProblem.slow(source, seconds: 0)) { try command.output() }
    }

    @Test func aCommandHasNoTerminalAndNothingToRead() async throws {
        let line = "if read -r x; then echo read; else echo nothing; fi; (exec </dev/tty) 2>/dev/null || true"
        #expect(try await reader.read(.command(line)).revealed == "nothing")
    }

    @Test func aRenewedTokenReplacesTheFileWholeAndForItsOwnerAlone() async throws {
        let folder = try Folder()
        let store = RefreshTokenStore.at(.file("\(folder.path)/state/deep/x.token"), reader)
        #expect(try await store.read() == nil)
        try await store.save(Secret("r1"))
        #expect(try await store.read()?.token == Secret("r1"))
        try await store.renew(Secret("r2"), Secret("r1"))
        let stored = try #require(try await store.read())
        #expect(stored.token == Secret("r2"))
        #expect(stored.expires.map { $0 > (stored.renewed ?? $0) } == true)
        #expect(try folder.mode("state/deep/x.token") == 0o600)
        #expect(try folder.mode("state/deep") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/state/deep") == ["x.token"])
        #expect(store.unwritable == nil)
    }

    @Test func aNewSignInIsNotOverwrittenByARenewedOldOne() async throws {
        let folder = try Folder()
        let file = try folder.write("new", "x.token")
        let store = RefreshTokenStore.at(.file(file), reader)
        try await store.renew(Secret("r2"), Secret("r1"))
        #expect(try await store.read()?.token == Secret("new"))
        #expect(folder.names == ["x.token"])
    }

    @Test func aLinkedFileIsRenewedWhereItIs() async throws {
        let folder = try Folder()
        let file = try folder.write("r1", "real.token")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: file)
        let store = RefreshTokenStore.at(.file("\(folder.path)/link"), reader)
        try await store.renew(Secret("r2"), Secret("r1"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "r2\n")
        #expect(folder.names == ["link", "real.token"])
    }

    @Test func aPlaceThatCannotBeWrittenIsToldAndKeepsWhatItHas() async throws {
        let store = RefreshTokenStore.at(.file("/proc/ferry/x.token"), reader)
        let error = await #expect(throws: ServiceFailure.self) { try await store.save(Secret("hidden")) }
        #expect(error.map { "\($0)".contains("hidden") } == false)
    }

    @Test(arguments: [SecretSource.environment("NAME"), .command("echo hidden")])
    func otherSourcesTakeNothingBackAndSaySo(source: SecretSource) async throws {
        let store = RefreshTokenStore.at(source, reader)
        let stored = try #require(try await store.read())
        #expect(stored.expires == nil)
        #expect(store.unwritable?.contains("file:PATH") == true)
        await #expect(throws: ServiceFailure.self) { try await store.renew(Secret("a"), Secret("b")) }
        await #expect(throws: ServiceFailure.self) { try await store.save(Secret("a")) }
    }

    @Test func aSecretNeverShows() {
        let secret = Secret("hidden")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), String(describing: secret), dumped, "\([secret])"] {
            #expect(!text.contains("hidden"))
        }
    }
}
