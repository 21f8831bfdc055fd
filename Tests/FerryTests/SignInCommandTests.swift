import Core
import Panes
import PartnerCenter
import Synchronization
import Testing
import Transfer

@testable import Ferry

/// Entra as the command meets it: a code, then one answer after the other.
private final class Authority: ServiceCaller {
    private let answers: Mutex<[String]>

    init(_ answers: [String]) { self.answers = Mutex(answers) }

    func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer {
        let body = answers.withLock { $0.isEmpty ? "{}" : $0.removeFirst() }
        return ServiceAnswer(status: body.contains("\"error\"") ? 400 : 200, body: Array(body.utf8))
    }
}

@Suite struct SignInCommandTests {
    private static let code = """
        {"user_code":"YZMYLD4K","device_code":"hidden-d","verification_uri":"https://www.microsoft.com/link",
         "expires_in":900,"interval":5}
        """
    private static let grant = """
        {"access_token":"hidden-a","refresh_token":"hidden-r","expires_in":3599}
        """

    private static func run(
        _ answers: [String], isTerminal: Bool = true, isPatient: Bool = true,
        secret: (@Sendable () async throws(ServiceFailure) -> Secret)? = nil
    ) async -> Outcome {
        let store = RefreshTokenStore(
            read: { () async throws(ServiceFailure) -> StoredRefreshToken? in nil },
            renew: { _, _ async throws(ServiceFailure) in },
            save: { _ async throws(ServiceFailure) in })
        let signIn = DeviceSignIn(
            authority: Authority(answers),
            application: EntraApplication(tenant: "contoso.onmicrosoft.com", clientID: "app-1", secret: secret),
            store: store, now: { TestWorld.now },
            wait: { _ async throws(ServiceFailure) in if !isPatient { throw .cancelled } })
        let desk = SignInDesk(
            signIn: signIn, audience: TokenAudience("https://api.partnercenter.microsoft.com"),
            tenant: "contoso.onmicrosoft.com", place: "/home/ada/contoso.token")
        return await run(isTerminal: isTerminal) { () throws(CommandFailure) -> SignInDesk in desk }
    }

    private static func run(
        isTerminal: Bool = true, _ desk: (@Sendable () throws(CommandFailure) -> SignInDesk)? = nil
    ) async -> Outcome {
        let (output, errors) = (Memory(), Memory())
        let runner = CommandRunner(
            compose: { _ in context(output, errors, isTerminal, desk) }, output: output.sink, errors: errors.sink)
        let status = await runner.run(["sign-in"])
        return Outcome(status: status, output: output.text, errors: errors.text)
    }

    private static func context(
        _ output: Memory, _ errors: Memory, _ isTerminal: Bool,
        _ desk: (@Sendable () throws(CommandFailure) -> SignInDesk)?
    ) -> CommandContext {
        var context = CommandContext(
            openStore: { () throws(StoreFailure) -> any ProfileStore in throw .failed(why: "not needed") },
            services: { _ throws(CommandFailure) -> ProfileServices in throw CommandFailure(.failed, "not needed") },
            surroundings: Surroundings(who: "ada@example") { TestWorld.now },
            openList: { _ throws(ListFileFailure) -> ListFile in throw .empty(name: "") }, output: output.sink,
            errors: errors.sink, terminal: TerminalFlags(output: isTerminal), readLine: { nil }, environment: [:],
            readOnly: nil, interruption: Interruption(watch: {}, isRaised: { false }),
            hooks: CommandHooks(
                console: { _, _ in .done }, demo: { _, _, _ in .done }, benchmark: { _, _ in .done },
                keymap: { Keymap() }, themes: { [] }, previewTheme: { $0 }, checkTheme: { _ in [] }),
            keptLetters: KeptLetters(folder: "/nowhere"))
        if let desk { context.signIn = desk }
        return context
    }

    @Test func addressAndCodeAreShownAndTheSignInIsKept() async {
        let outcome = await Self.run([Self.code, Self.grant])
        #expect(outcome.status == .done)
        #expect(
            outcome.lines == [
                "To sign in, open https://www.microsoft.com/link and enter the code YZMYLD4K within 15 minutes.",
                "Signed in to contoso.onmicrosoft.com; the sign-in is kept in /home/ada/contoso.token.",
            ])
        #expect(outcome.errors.isEmpty)
    }

    @Test func theCodeIsShownOnStandardErrorTooWhereTheResultsGoElsewhere() async {
        let outcome = await Self.run([Self.code, Self.grant], isTerminal: false)
        #expect(outcome.lines.count == 2)
        #expect(outcome.errors.contains("YZMYLD4K"))
        #expect(!(outcome.output + outcome.errors).contains("hidden"))
    }

    @Test(arguments: [
        "{\"error\":\"authorization_declined\"}", "{\"error\":\"expired_token\"}",
        "{\"error\":\"invalid_grant\",\"error_codes\":[53003]}", "{\"error\":\"odd\",\"error_codes\":[999]}",
    ])
    func aRefusalHasAStatusOfItsOwn(answer: String) async {
        let outcome = await Self.run([Self.code, answer])
        #expect(outcome.status == .signInRefused)
        #expect(outcome.lines.count == 1)
        #expect(outcome.errors.hasPrefix("ferry: "))
    }

    @Test func aRefusedCodeIsARefusalToo() async {
        let outcome = await Self.run(["{\"error\":\"invalid_request\",\"error_codes\":[90002]}"])
        #expect(outcome.status == .signInRefused)
        #expect(outcome.errors.contains("no such tenant"))
    }

    @Test func aSecretThatCannotBeReadIsToldBeforeAnybodyEntersACode() async {
        let outcome = await Self.run(
            [], secret: { () async throws(ServiceFailure) -> Secret in throw SecretProblem.unset("NAME").failure })
        #expect(outcome.status == .usage)
        #expect(outcome.errors == "ferry: The environment variable NAME is not set; set it and try again.\n")
        #expect(outcome.output.isEmpty)
    }

    @Test func whoeverStopsItIsNotSignedIn() async {
        let outcome = await Self.run([Self.code], isPatient: false)
        #expect(outcome.status == .interrupted)
        #expect(outcome.errors == "ferry: Interrupted; nobody was signed in.\n")
    }

    @Test func anAnswerThatIsNoneIsAFailure() async {
        #expect(await Self.run(["<html>"]).status == .failed)
    }

    @Test func aProfileWithoutPartnerCenterSaysSo() async {
        let outcome = await Self.run()
        #expect(outcome.status == .usage)
        #expect(outcome.errors.contains("kind: partner-center"))
    }
}
