import ArgumentParser
import Core
import Panes

/// The bare `ferry`.
struct ConsoleCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Open the console; the same as no command at all.", shouldDisplay: false)

    @Argument(help: .hidden) var words: [String] = []
    @OptionGroup(title: "Picture") var picture: PictureOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    /// What to say of a word that is no command; nil when there is none.
    var refusal: CommandFailure? {
        guard let word = words.first else { return nil }
        let verbs = Root.configuration.subcommands.compactMap { $0.configuration.commandName }
        let near = suggestion(for: word, among: verbs)
        let rest = near.isEmpty ? "; see `ferry --help`." : near
        return CommandFailure(.usage, "There is no command \(Wording.quoted(word))\(rest)")
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try await context.hooks.console(context, picture)
    }
}

/// `demo`.
struct DemoCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open the console against the built-in sandbox, in a throw-away store.",
        discussion: """
            The sandbox plays both services in this process, and Ferry reaches them over HTTP as it would the real
            ones. With each synchronisation a few more customers have accepted. All of it goes when you leave.

            Example:
              ferry demo --customers 1000000 --seed 7
            """)

    @Option(help: ArgumentHelp("How many customers, up to 1,000,000.", valueName: "n"))
    var customers = DemoOptions().customers
    @Option(help: ArgumentHelp("The same seed gives the same customers.", valueName: "seed"))
    var seed = DemoOptions().seed
    @Option(help: ArgumentHelp("Pretend that it is this moment, as pictures that must not age do.", valueName: "when"))
    var now: String?
    @OptionGroup(title: "Picture") var picture: PictureOptions
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        guard (1...1_000_000).contains(customers) else {
            throw ValidationError("--customers takes a number from 1 to 1,000,000.")
        }
        if let now, Timestamp(now) == nil {
            throw ValidationError("--now takes a moment such as 2026-11-23T08:00:00Z.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let options = DemoOptions(customers: customers, seed: seed, now: now.flatMap { Timestamp($0) })
        return try await context.hooks.demo(options, context, picture)
    }
}

/// `benchmark`.
struct BenchmarkCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measure start-up, keys, memory, import, creation and synchronisation on this machine.")

    @Option(help: ArgumentHelp("How many customers are in the store.", valueName: "n")) var customers = 1_000_000
    @Argument(help: ArgumentHelp("The figures to measure; all when none is named.", valueName: "figure"))
    var figures: [String] = []
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        guard (1...10_000_000).contains(customers) else {
            throw ValidationError("--customers takes a number from 1 to 10,000,000.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try await context.hooks.benchmark(BenchmarkOptions(customers: customers, figures: figures), context)
    }
}
