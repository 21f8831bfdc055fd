import ArgumentParser

/// A command that works in a context and says how it ended.
protocol ContextCommand: ParsableCommand {
    /// The options that every command takes.
    var global: GlobalOptions { get }

    /// Does it.
    func run(in context: CommandContext) async throws -> ExitStatus
}
