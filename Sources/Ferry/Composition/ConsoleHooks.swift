import Core
import Foundation
import Panes
import Screen
import Store
import Terminal
import Text

/// The parts of the program that the commands reach through hooks: console, demo, benchmark and themes.
struct ConsoleHooks: Sendable {
    /// What was said on the command line.
    let options: GlobalOptions
    /// The profile that is open.
    let profile: Profile
    /// The profile's store.
    let storePath: String
    /// Where the user's files are.
    let places: Places

    /// The hooks.
    var hooks: CommandHooks {
        let inspection = ThemeInspection(userFolder: places.themes)
        return CommandHooks(
            console: { try await console($0, picture: $1) }, demo: { try await demo($0, $1, picture: $2) },
            benchmark: { try await benchmark($0, $1) }, keymap: { try keymap() }, themes: inspection.lines,
            previewTheme: { try await ThemePreview(library: library).picture(of: $0) },
            checkTheme: inspection.problems)
    }

    private var library: ThemeLibrary { ThemeLibrary(userFolder: places.themes) }

    private func console(_ context: CommandContext, picture: PictureOptions) async throws -> ExitStatus {
        let open = { @Sendable () throws -> ConsoleParts in
            let store = try SQLiteStore.open(path: storePath)
            let services = try context.services(store)
            let facts = ProfileFacts(
                title: SafeText(profile.title), isSandbox: false, isReadOnly: context.readOnly != nil,
                marketplace: SafeText(profile.marketplaceWords),
                configurationFile: SafeText(places.configurationFile), offset: context.offset,
                synchronises: services.canSynchronise)
            return try parts(store, services, context, facts)
        }
        return try await run(open, context, picture)
    }

    private func demo(_ wanted: DemoOptions, _ context: CommandContext, picture: PictureOptions) async throws
        -> ExitStatus
    {
        var context = context
        if let now = wanted.now {
            context.surroundings.now = { now }
            context.offset = 0
        }
        let facts = ProfileFacts.demo(
            isReadOnly: context.readOnly == .option, configurationFile: SafeText(places.configurationFile),
            offset: context.offset)
        let demo = try Demo(wanted, now: context.surroundings.now())
        defer { demo.end() }
        let open = { @Sendable [context] () throws -> ConsoleParts in
            let store = try demo.openStore()
            // The usual log is about the user's own services; thousands of requests to a sandbox only fill it.
            let services = try demo.services(
                over: store, context.surroundings, isReadOnly: facts.isReadOnly,
                log: options.log == nil ? nil : context.log)
            var parts = try parts(store, services, context, facts)
            parts.opening = demo.opening(of: store, context.surroundings)
            return parts
        }
        return try await run(open, context, picture)
    }

    private func run(
        _ open: @escaping @Sendable () throws -> ConsoleParts, _ context: CommandContext, _ picture: PictureOptions
    ) async throws -> ExitStatus {
        if let file = picture.file {
            try await Screenshot(options: picture, theme: options.theme ?? profile.theme ?? "default").take(
                open(), to: file)
            return .done
        }
        if let theme = options.theme, !library.names.contains(theme) {
            let near = suggestion(for: theme, among: library.names)
            throw CommandFailure(
                .usage,
                "There is no theme \(SafeText(theme).value)\(near.isEmpty ? "; see `ferry themes list`." : near)")
        }
        do {
            switch try await Console(environment: context.environment, open: open).run() {
            case .left: return .done
            case .demo: return try await demo(DemoOptions(), context, picture: picture)
            case .signal(let number): return .signal(number)
            }
        } catch let failure as TerminalFailure {
            throw CommandFailure(.usage, sentence(for: failure))
        }
    }

    private func parts(
        _ store: SQLiteStore, _ services: ProfileServices, _ context: CommandContext, _ facts: ProfileFacts
    ) throws -> ConsoleParts {
        var facts = facts
        // A profile without a sender is told so when a letter is asked for.
        if let desk = try? services.letters() { facts.resetLink = SafeText(desk.facts.resetLink) }
        return ConsoleParts(
            store: store, services: services, surroundings: context.surroundings,
            openList: { file throws(ListFileFailure) -> ListFile in try ListOpening.open(home(file)) },
            profile: facts, keymap: try keymap(), themes: library, theme: options.theme ?? profile.theme,
            editing: editing(context), log: context.log, path: { home($0) })
    }

    /// Editing while the console is away from its terminal; signals stay the console's.
    private func editing(_ context: CommandContext) -> LetterEditing {
        LetterEditing(
            edit: context.edit,
            confirms: { question throws(CommandFailure) in
                try? context.output.write(Array("\n\(question) [y/N] ".utf8))
                return context.readLine()?.isYes ?? false
            }, kept: context.keptLetters)
    }

    /// A tilde at the beginning is the home folder.
    private func home(_ path: String) -> String { path.hasPrefix("~/") ? places.home + path.dropFirst(1) : path }

    private func keymap() throws -> Keymap {
        guard let file = try KeyFile.load(places.keyFile) else { return Keymap() }
        do {
            return try Keymap(replacing: file.names)
        } catch {
            throw ConfigurationFailure.invalid([file.problem(error)])
        }
    }

    private func benchmark(_ wanted: BenchmarkOptions, _ context: CommandContext) async throws -> ExitStatus {
        let figures = try wanted.figures.map { name in
            guard let figure = Benchmark.Figure(rawValue: name) else {
                let known = Benchmark.Figure.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(.usage, "There is no figure \(name); there are \(known).")
            }
            return figure
        }
        guard let folder = ThrowAwayFolder("ferry-benchmark") else {
            throw CommandFailure(.failed, "No folder for the benchmark could be made among the temporary files.")
        }
        defer { folder.remove() }
        context.interruption.watch()
        let benchmark = Benchmark(
            program: "/proc/self/exe".resolvingLink, folder: folder.path, customers: wanted.customers,
            surroundings: context.surroundings, openList: context.openList, isStopped: context.interruption.isRaised,
            write: { line in try? context.output.write(Array((line + "\n").utf8)) })
        try await benchmark.run(figures.isEmpty ? Benchmark.Figure.allCases : figures)
        return .done
    }
}

extension String {
    /// Where a symbolic link leads; itself when it is none.
    fileprivate var resolvingLink: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: self)) ?? self
    }
}
