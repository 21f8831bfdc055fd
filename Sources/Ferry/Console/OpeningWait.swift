import Foundation
import Panes
import Screen
import Synchronization
import Terminal
import Text

/// Waits for what the console needs before its first page, such as a search index that has to be made anew.
///
/// What takes long is said on the screen, and can be left.
struct OpeningWait {
    /// What came of it.
    enum Outcome<Value> {
        case done(Value)
        case left
        case signal(Int32)

        /// How the console ends when there was no value.
        var ending: EventLoop.Ending {
            if case .signal(let number) = self { .signal(number) } else { .left }
        }
    }

    /// The terminal.
    let terminal: CursesTerminal
    /// The signals.
    let signals: Signals
    /// What ends the wait for them.
    let wakeUp: WakeUp
    /// How the words look.
    let theme: Theme

    /// So many milliseconds pass before anything is said.
    private static let patience = 60

    /// The value of something slow, which goes on by itself when the user leaves.
    func result<Value: Sendable>(of body: @escaping @Sendable () throws -> Value) throws -> Outcome<Value> {
        let answer = Answer<Value>()
        let wakeUp = wakeUp
        let thread = Thread {
            answer.value.withLock { $0 = Result { try body() } }
            wakeUp.wake()
        }
        thread.stackSize = 8 << 20
        thread.start()
        return try wait(saying: .preparingSearch) { try answer.value.withLock { $0 }?.get() }
    }

    /// What a synchronisation told before the first page; nothing where the console opens with none.
    func told(_ opening: OpeningSync?, by mailbox: Mailbox, of runner: EffectRunner) -> Outcome<[Event]> {
        guard let opening else { return .done([]) }
        var told: [Event] = []
        runner.start(.synchronise(full: false))
        return wait(saying: .synchronising) {
            let isIdle = mailbox.isQuiet
            told += mailbox.drain()
            return opening.isOver(told, isIdle: isIdle) ? told : nil
        }
    }

    /// Waits until something that wakes it up has come to a value.
    private func wait<Value>(
        saying words: OpeningWords, for value: () throws -> Value?
    ) rethrows -> Outcome<Value> {
        var patience: Int? = Self.patience
        while true {
            let ready = signals.poll(timeout: patience)
            if let value = try value() { return .done(value) }
            if let number = ready.termination { return .signal(number) }
            if patience == nil || ready.isReadable {
                if terminal.read().contains(where: \.asksToLeave) { return .left }
            }
            if ready.isHungUp { return .signal(SIGHUP) }
            if !ready.isWoken || patience == nil { say(words) }
            if !ready.isWoken { patience = nil }
        }
    }

    private func say(_ words: OpeningWords) {
        var frame = Frame(size: terminal.size)
        frame.title = "Ferry"
        frame.drawOpening(words)
        terminal.draw(frame, theme: theme)
    }

    /// What the thread leaves behind.
    private final class Answer<Value: Sendable>: Sendable {
        let value = Mutex<Result<Value, any Error>?>(nil)
    }
}

extension Input {
    /// Whether it is a key that leaves a console which shows nothing yet.
    fileprivate var asksToLeave: Bool {
        guard case .key(let press) = self else { return self == .hungUp }
        return press == KeyPress(.character("q")) || press == KeyPress(.character("c"), .control)
    }
}
