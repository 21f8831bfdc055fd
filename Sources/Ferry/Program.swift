import CSignals
import Foundation

/// The program.
@main
enum Program {
    static func main() async {
        ferry_ignore_broken_pipes()
        let composition = Composition(environment: ProcessInfo.processInfo.environment)
        let runner = CommandRunner(
            compose: composition.context, output: StandardStreams.sink(STDOUT_FILENO),
            errors: StandardStreams.sink(STDERR_FILENO))
        let status = await runner.run(Array(CommandLine.arguments.dropFirst()))
        exit(status.rawValue)
    }
}
