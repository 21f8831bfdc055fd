import Core
import Dispatch
import Panes
import Screen

/// The console without a terminal: keys in, frames out, for screenshots.
struct Headless {
    private let parts: ConsoleParts
    private let mailbox: Mailbox
    private let runner: EffectRunner
    private let news: DispatchSemaphore
    private var state: AppState

    /// A console of a size, filled if it is a demo.
    init(_ parts: ConsoleParts, size: Size, theme: String) throws {
        self.parts = parts
        let news = DispatchSemaphore(value: 0)
        self.news = news
        mailbox = Mailbox { news.signal() }
        runner = parts.runner(mailbox)
        if let fill = parts.fill { try fill.run { _, _ in } }
        state = try parts.firstState(size: size, theme: theme)
        runner.start(.readJobs)
        runner.start(.readSettings)
        settle()
    }

    /// Presses a key and waits until nothing is left to do.
    mutating func press(_ key: KeyPress) {
        take(.input(.key(key), at: parts.surroundings.now()))
        settle()
    }

    /// The page as it is now.
    var frame: Frame { render(state) }

    private mutating func settle() {
        while !mailbox.isIdle {
            news.wait()
            for event in mailbox.drain() { take(event) }
        }
    }

    private mutating func take(_ event: Event) {
        for effect in update(&state, event) { runner.start(effect) }
    }
}
