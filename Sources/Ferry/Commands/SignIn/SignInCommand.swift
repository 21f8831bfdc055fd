import ArgumentParser
import Core
import Panes
import PartnerCenter

/// `sign-in`.
struct SignInCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in", abstract: "Sign in at Microsoft with a code that you enter in a browser.",
        discussion: """
            Ferry shows an address and a code, waits until the code was entered, and keeps the sign-in where the \
            profile's refresh_token points. Exit status 4 when the sign-in was refused.

            Example:
              ferry sign-in --profile contoso
            """)

    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        let desk = try context.signIn()
        context.interruption.watch()
        do throws(ServiceFailure) { try await desk.signIn.readSecret() } catch {
            throw CommandFailure(.usage, error.words)
        }
        let code: DeviceCode
        do throws(ServiceFailure) { code = try await desk.signIn.begin(for: desk.audience) } catch {
            throw Self.failure(error)
        }
        try show(code, in: context)
        do throws(ServiceFailure) { try await desk.signIn.finish(code) } catch { throw Self.failure(error) }
        try context.print(evenIfUnread: true) { writer in
            try writer.line("Signed in to \(desk.tenant); the sign-in is kept in \(desk.place).")
        }
        return .done
    }

    /// Shows what to do where the user looks: on standard output, and on standard error as well where the first one
    /// leads into a file or a pipe.
    private func show(_ code: DeviceCode, in context: CommandContext) throws {
        let minutes = max(code.lifetimeSeconds / 60, 1)
        let line =
            "To sign in, open \(code.address) and enter the code \(code.userCode) within \(Wording.counted(minutes, "minute"))."
        if !context.terminal.output { context.say(line) }
        try context.print(evenIfUnread: true) { try $0.line(line) }
    }

    /// A refusal has a status of its own, so that scripts can call for a person.
    private static func failure(_ failure: ServiceFailure) -> CommandFailure {
        switch failure {
        case .signInNeeded(let why), .notAllowed(let why): CommandFailure(.signInRefused, why)
        case .refused(let why): CommandFailure(.failed, why)
        case .cancelled: CommandFailure(.interrupted, "Interrupted; nobody was signed in.")
        default: CommandFailure(.failed, Wording.sentence(for: failure))
        }
    }
}
