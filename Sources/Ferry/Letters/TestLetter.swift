import Core
import Foundation
import Text

/// Sends a letter to whoever wants to see it; nobody counts as told by that.
struct TestLetter: Sendable {
    /// What letters need.
    let desk: LetterDesk
    /// The store, for its journal.
    let store: any CompanyStore
    /// The clock, and who is at work.
    let surroundings: Surroundings

    /// Sends it, journalled; gives what the other side said.
    func send(_ draft: LetterDraft, to address: EmailAddress) async throws -> String {
        let letter = Letter(
            id: "ferry-test-\(UUID().uuidString.lowercased())", purpose: draft.purpose, from: draft.from,
            to: Core.Mailbox(name: "", address: address), subject: "[Test] \(draft.text.subject)",
            text: draft.text.text, html: draft.text.html, at: surroundings.now())
        let result: Result<String, CourierFailure>
        do throws(CourierFailure) { result = .success(try await desk.courier.deliver(letter)) } catch {
            result = .failure(error)
        }
        await desk.courier.finish()
        let words = try result.get()
        try store.note(
            JournalEntry(
                at: surroundings.now(), who: surroundings.who, action: .letterTested, subject: address.description,
                evidence: draft.purpose.word, result: words))
        return words
    }
}
