import Core
import Panes
import Screen

/// The console without a terminal: keys in, frames out, for pictures.
struct Headless {
    private let parts: ConsoleParts
    private let mailbox: Mailbox
    private let runner: EffectRunner
    private let news: AsyncStream<Void>
    private var state: AppState

    /// A console of a size, synchronised if it opens so.
    init(_ parts: ConsoleParts, size: Size, theme: String) async throws {
        self.parts = parts
        let (news, sender) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.news = news
        mailbox = Mailbox { sender.yield() }
        runner = parts.runner(mailbox)
        var told: [Event] = []
        if parts.opening != nil {
            runner.start(.synchronise(full: false))
            var arrivals = news.makeAsyncIterator()
            while !mailbox.isIdle {
                await arrivals.next()
                told += mailbox.drain()
            }
        }
        state = try parts.firstState(size: size, theme: theme, told: told)
        runner.start(.readJobs)
        runner.start(.readSettings)
        if state.sync.people != nil { runner.start(.readPeople) }
        await settle()
    }

    /// Presses keys by their names, separated by blanks, and waits after each until nothing is left to do.
    mutating func press(_ keys: String) async {
        for word in keys.split(separator: " ") {
            guard let key = KeyPress(name: String(word)) else { continue }
            take(.input(.key(key), at: parts.surroundings.now()))
            await settle()
        }
    }

    /// The page as it is now.
    var frame: Frame { render(state) }

    private mutating func settle() async {
        var arrivals = news.makeAsyncIterator()
        while !mailbox.isIdle {
            await arrivals.next()
            for event in mailbox.drain() { take(event) }
        }
    }

    private mutating func take(_ event: Event) {
        for effect in update(&state, event) { runner.start(effect) }
    }
}
