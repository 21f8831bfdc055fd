import Core
import Foundation
import Text

/// Sends a letter to a colleague, as a test or a note to the account team; nobody counts as told by that.
struct TestLetter: Sendable {
    /// What letters need.
    let desk: LetterDesk
    /// The store, for its journal.
    let store: any CompanyStore
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// Sends it, journalled, and gives what the other side said; only a test says that it is one.
    func send(_ draft: LetterDraft, to address: EmailAddress, isTest: Bool = true) async throws -> String {
        let letter = Letter(
            id: "ferry-\(isTest ? "test" : "note")-\(UUID().uuidString.lowercased())", purpose: draft.purpose,
            from: draft.from,
            to: Core.Mailbox(name: "", address: address),
            subject: isTest ? "[Test] \(draft.text.subject)" : draft.text.subject,
            text: draft.text.text, html: draft.text.html, at: surroundings.now())
        let result: Result<String, CourierFailure>
        do throws(CourierFailure) { result = .success(try await desk.courier.deliver(letter)) } catch {
            result = .failure(error)
        }
        await desk.courier.finish()
        let words = try result.get()
        try store.note(
            JournalEntry(
                at: surroundings.now(), who: surroundings.who, action: isTest ? .letterTested : .letterSent,
                subject: address.description, evidence: "\(draft.purpose.word), \(draft.to.address)", result: words))
        return words
    }
}
