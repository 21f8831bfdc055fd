import Core
import Panes
import Synchronization

/// Answers questions, for each list one at a time and the newest next.
///
/// Another question ends the one that is being answered. The same question on a newer snapshot waits for it: were it
/// ended, a list that changes all the time would never be answered.
final class Searches: Sendable {
    private struct Turn {
        var running: ListQuestion?
        var next: (snapshot: ListSnapshot, question: ListQuestion)?
    }

    private let turns = Mutex<[Listing: Turn]>([:])
    private let background = Background.search()
    private let mailbox: Mailbox

    /// Searches that post their answers into a mailbox.
    init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Answers a question as soon as the list's turn comes.
    func ask(_ snapshot: ListSnapshot, _ question: ListQuestion) {
        let isFree = turns.withLock { turns in
            let isFree = turns[snapshot.listing]?.running == nil
            turns[snapshot.listing, default: Turn()].next = (snapshot, question)
            if isFree { turns[snapshot.listing]?.running = question }
            return isFree
        }
        guard isFree else { return }
        mailbox.begin()
        background.start {
            self.work(on: snapshot.listing)
            self.mailbox.end()
        }
    }

    private func work(on listing: Listing) {
        while let (snapshot, question) = begin(listing) {
            let isOld = { @Sendable in
                self.turns.withLock { turns in turns[listing]?.next.map { $0.question != question } ?? false }
            }
            guard let answer = snapshot.answer(question, isOld) else { continue }
            mailbox.post(.answered(answer, by: snapshot))
        }
    }

    /// The list's next question; nil ends its turn.
    private func begin(_ listing: Listing) -> (ListSnapshot, ListQuestion)? {
        turns.withLock { turns in
            let next = turns[listing]?.next
            turns[listing] = Turn(running: next?.question)
            return next
        }
    }
}
