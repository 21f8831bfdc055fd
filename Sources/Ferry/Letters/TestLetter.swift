import Core
import Foundation
import Panes
import Text

/// Sends a letter to whoever wants to see it, as a test; nobody counts as told by that.
struct TestLetter: Sendable {
    /// What letters need.
    let desk: LetterDesk
    /// The store, for its journal.
    let store: any CompanyStore
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// Sends it, journalled, and gives what the other side said.
    func send(_ draft: LetterDraft, to address: EmailAddress) async throws -> String {
        let letter = Letter(
            id: "ferry-test-\(UUID().uuidString.lowercased())", purpose: draft.purpose, from: draft.from,
            to: Core.Mailbox(name: "", address: address), subject: "[Test] \(draft.text.subject)",
            text: draft.text.text, html: draft.text.html, at: surroundings.now())
        // On disk before it leaves: after a crash the journal still tells that it may have left.
        try note(.letterNoted, draft, address, result: letter.subject)
        do {
            let words = try await deliver(letter)
            try note(.letterTested, draft, address, result: words)
            return words
        } catch let failure as CourierFailure {
            try note(failure.action, draft, address, result: Wording.sentence(for: failure))
            throw failure
        }
    }

    private func deliver(_ letter: Letter) async throws(CourierFailure) -> String {
        let result: Result<String, CourierFailure>
        do throws(CourierFailure) { result = .success(try await desk.courier.deliver(letter)) } catch {
            result = .failure(error)
        }
        await desk.courier.finish()
        return try result.get()
    }

    private func note(
        _ action: JournalAction, _ draft: LetterDraft, _ address: EmailAddress, result: String
    ) throws(StoreFailure) {
        try store.note(
            JournalEntry(
                at: surroundings.now(), who: surroundings.who, action: action, subject: address.description,
                evidence: "\(draft.purpose.word), \(draft.to.address)", result: result))
    }
}

extension CourierFailure {
    /// What the journal calls it.
    fileprivate var action: JournalAction {
        switch self {
        case .bounced: .letterBounced
        case .outcomeUnknown: .letterUnknown
        case .refused, .later, .unreachable, .unusable, .cancelled: .letterFailed
        }
    }
}
