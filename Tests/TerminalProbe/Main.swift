import Glibc
import ProbePages
import Screen
import Terminal
import Text

/// A little program for the tests: shows what it is told and what it is typed.
@main
enum Main {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let wakeUp = try? WakeUp() else { exit(1) }
        let signals = Signals(wakeUp)
        var query = BackgroundQuery()
        var colour: RGB?
        if arguments.contains("--ask") {
            query.ask()
            if !arguments.contains("--no-wait") { colour = query.collect(waitingAtMost: 5000) }
        }
        do throws(TerminalFailure) {
            let terminal = try CursesTerminal(after: query)
            let probe = Probe(terminal: terminal, signals: signals, seed: seed(arguments), background: colour)
            exit(probe.run())
        } catch {
            print("failure: \(error)")
            exit(2)
        }
    }

    private static func seed(_ arguments: ArraySlice<String>) -> UInt64? {
        guard let at = arguments.firstIndex(of: "--seed"), at + 1 < arguments.endIndex else { return nil }
        return UInt64(arguments[at + 1])
    }
}
