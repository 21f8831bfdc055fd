import Core
import Panes

/// What the commands call that lives elsewhere in the program.
struct CommandHooks: Sendable {
    /// Opens the console on the profile's store.
    var console: @Sendable (CommandContext, PictureOptions) async throws -> ExitStatus
    /// Opens the console on made-up customers.
    var demo: @Sendable (DemoOptions, CommandContext, PictureOptions) async throws -> ExitStatus
    /// Prints measured figures.
    var benchmark: @Sendable (BenchmarkOptions, CommandContext) async throws -> ExitStatus
    /// The keys, after the key file had its say.
    var keymap: @Sendable () throws -> Keymap
    /// The themes there are.
    var themes: @Sendable () throws -> [ThemeLine]
    /// An SVG picture of the console in a theme.
    var previewTheme: @Sendable (String) async throws -> String
    /// What is wrong with a theme, by name or file; one finished line each, none when all is well.
    var checkTheme: @Sendable (String) throws -> [String]
}

/// How large the demo is and from which seed.
struct DemoOptions: Equatable, Sendable {
    /// How many customers are made up.
    var customers = 2000
    /// The seed: the same one gives the same customers; the usual one gives those of the pictures.
    var seed: UInt64 = 7
    /// When the demo happens; nil for now.
    var now: Timestamp?
}

/// What a benchmark measures.
struct BenchmarkOptions: Equatable, Sendable {
    /// How many customers are in the store.
    var customers: Int
    /// The figures that are asked for; empty for all.
    var figures: [String]
}

/// A theme as `themes list` shows it.
struct ThemeLine: Equatable, Sendable {
    /// Its name.
    var name: String
    /// What it is for.
    var about: String
    /// Whether the user's own file or the program holds it.
    var source: String
}
