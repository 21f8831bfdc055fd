import ArgumentParser
import Core
import Panes

/// `run`.
struct RunCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do background work: synchronise at the set interval and resume what was cut.",
        discussion: """
            One process at a time does it for a store. It writes plain lines, and SIGTERM or Ctrl-C ends it between \
            two items. With --once it does everything now and ends, for systemd timers and cron.

            Exit status: as for the commands it stands for; with --once the worst of what happened. Without it, 0 when \
            it was stopped while it waited, and 130 when that cut work short, which the next run goes on with.

            Examples:
              ferry run
              ferry run --once
            """)

    @Flag(help: "Do everything now, then end.") var once = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "work in the background")
        let store = try context.openStore()
        let services = try context.services(store)
        switch try store.beginBackground(by: context.surroundings.who, at: context.surroundings.now()) {
        case .held(let who, let since):
            let time = since.map { " since \($0.minute(offset: context.offset))" } ?? ""
            throw CommandFailure(.failed, "Background work on this store is done by \(who)\(time) already.")
        case .begun(let lock):
            defer { withExtendedLifetime(lock) {} }
            context.interruption.watch()
            let run = BackgroundRun(
                store: store, services: services, surroundings: context.surroundings,
                isStopped: context.interruption.isRaised, tell: teller(context))
            return once ? try await run.round(always: true).status : try await forever(run, context)
        }
    }

    private func forever(_ run: BackgroundRun, _ context: CommandContext) async throws -> ExitStatus {
        let isStopped = context.interruption.isRaised
        while true {
            let end = try await run.round(always: false)
            if isStopped() { return end.status == .interrupted ? .interrupted : .done }
            // Without somebody who signs in, no later round can do better.
            if end.isFinal { return end.status }
            var left = max(1, try run.pause())
            while left > 0, !isStopped() {
                try await Task.sleep(for: .seconds(1))
                left -= 1
            }
            if isStopped() { return .done }
        }
    }

    /// Lines with their moment; a reader that went away stops nothing.
    private func teller(_ context: CommandContext) -> @Sendable (String) -> Void {
        { line in
            try? context.print(evenIfUnread: true) { try $0.line("\(context.surroundings.now()) \(line)") }
        }
    }
}
