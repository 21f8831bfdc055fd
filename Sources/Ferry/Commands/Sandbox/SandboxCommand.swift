import ArgumentParser
import Core
import Sandbox

/// `sandbox`.
struct SandboxCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Serve both services on this machine, with made-up customers and companies.",
        discussion: """
            Prints a configuration that works as it is, and serves until Ctrl-C. Try it in another terminal:
              ferry sandbox --port 8484 > sandbox.yaml
              ferry --config sandbox.yaml --store sandbox.sqlite

            What goes wrong is decided at its own endpoint:
              curl -d '{"kind":"cut-after","method":"POST","count":3}' http://127.0.0.1:8484/control/faults
              curl http://127.0.0.1:8484/control/state
            """)

    @Option(help: ArgumentHelp("Listen on this port; on any free one for 0.", valueName: "port")) var port = 0
    @Option(help: ArgumentHelp("How many customers, up to 1,000,000.", valueName: "n")) var customers = 2000
    @Option(help: ArgumentHelp("The same seed gives the same customers.", valueName: "seed")) var seed: UInt64 = 1
    @Flag(help: "Keep to the limits that the services document.") var documentedLimits = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port takes a number from 0 to 65535.")
        }
        guard (1...1_000_000).contains(customers) else {
            throw ValidationError("--customers takes a number from 1 to 1,000,000.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        context.interruption.watch()
        let options = SandboxOptions(
            port: port, customers: customers, seed: seed, now: context.surroundings.now(),
            hasDocumentedLimits: documentedLimits, pollInterval: documentedLimits ? 5 : 1)
        guard SandboxServer.isInstalled else {
            throw CommandFailure(
                .failed, "The sandbox needs libmicrohttpd, which is not installed; get the package libmicrohttpd12.")
        }
        guard let server = SandboxServer(options) else {
            throw CommandFailure(.failed, "Port \(port) can't be had; name another one, or 0 for any that is free.")
        }
        defer { server.stop() }
        let folder = try SandboxFolder()
        defer { folder.remove() }
        let configuration = SandboxConfiguration(
            port: server.port, tokenFile: folder.token, letters: folder.letters, hasDocumentedLimits: documentedLimits)
        // Whoever only wanted to see the beginning of it still wants it to be served.
        try context.print(evenIfUnread: true) { try $0.text(configuration.text) }
        context.say(
            "Serving \(customers) customers at http://127.0.0.1:\(server.port) until Ctrl-C. "
                + "Token and letters are in \(folder.path) until then.")
        while !context.interruption.isRaised() { try await Task.sleep(for: .milliseconds(100)) }
        return .done
    }
}
