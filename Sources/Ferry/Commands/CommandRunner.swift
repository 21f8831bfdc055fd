import ArgumentParser
import Transfer

/// Reads arguments, runs the command they name, and says how it ended.
struct CommandRunner: Sendable {
    /// Makes the context of a command from its global options.
    var compose: @Sendable (GlobalOptions) throws -> CommandContext
    /// Where help and the version go.
    var output: OutputSink
    /// Where complaints go.
    var errors: OutputSink

    /// Runs the command of the arguments, without the program's own name.
    func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try Root.parseAsRoot(globalOptionsLast(arguments))
            if let command = command as? any ContextCommand { return try await run(command) }
            try command.run()
            return .done
        } catch {
            return end(error)
        }
    }

    private func run(_ command: any ContextCommand) async throws -> ExitStatus {
        do {
            if let refusal = (command as? ConsoleCommand)?.refusal { throw refusal }
            let context = try compose(command.global)
            return await run(command, in: context)
        } catch {
            return failed(error)
        }
    }

    /// Runs a command and notes in the log how it ended.
    private func run(_ command: any ContextCommand, in context: CommandContext) async -> ExitStatus {
        let name = type(of: command).configuration.commandName ?? "ferry"
        context.log("\(name) begins")
        do {
            let status = try await asOperation { () async throws in try await command.run(in: context) }
            context.log("\(name) ends with \(status.rawValue)")
            return status
        } catch {
            let status = failed(error)
            context.log("\(name) ends with \(status.rawValue): \(CommandFailure(error)?.sentence ?? "nobody reads on")")
            return status
        }
    }

    /// All that a command asks of services is one operation; the console has more, each its own.
    private func asOperation(_ body: () async throws -> ExitStatus) async throws -> ExitStatus {
        try await UserOperation.run { () async -> Result<ExitStatus, any Error> in
            do { return .success(try await body()) } catch { return .failure(error) }
        }.get()
    }

    private func failed(_ error: any Error) -> ExitStatus {
        guard let failure = CommandFailure(error) else { return .done }
        complain("ferry: \(failure.sentence)\n")
        return failure.status
    }

    /// Help and version are results; everything else from the parser is wrong usage.
    private func end(_ error: any Error) -> ExitStatus {
        let text = Root.fullMessage(for: error)
        if Root.exitCode(for: error) == .success {
            // Whoever asked for help and went away needs none.
            try? output.write(Array((text + "\n").utf8))
            return .done
        }
        complain((text.hasPrefix("Error: ") ? "ferry: \(text.dropFirst(7))" : text) + "\n")
        return .usage
    }

    private func complain(_ text: String) {
        // There is nowhere left to tell that standard error can't be written.
        try? errors.write(Array(safeLines(text).utf8))
    }
}
