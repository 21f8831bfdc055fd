import Core
import Foundation
import Panes
import Text

/// Carries out what the console asks of letters beside sending them.
struct LetterEffects: Sendable {
    /// The store.
    let store: any ProfileStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings
    /// Lets the user edit a letter.
    let editing: LetterEditing
    /// Where answers go.
    let mailbox: Mailbox

    /// Decides which letters rows get.
    func plan(_ rows: RowSet, _ question: LetterQuestion, _ desk: LetterDesk) throws {
        if let refusal = Wording.sentence(refusingLettersTo: rows.count) {
            mailbox.post(.failed(SafeText(refusal)))
            return
        }
        let snapshot = try store.snapshot(question.listing)
        let plan = try plan(rows, question, question.anyway ? .anyway : .careful, desk)
        mailbox.post(.lettersPlanned(plan, of: rows, from: snapshot))
    }

    /// Writes a letter to a row, whatever was sent before.
    func preview(_ row: RowID, _ question: LetterQuestion, copies: Bool, _ desk: LetterDesk) throws {
        let plan = try plan(RowSet([row]), question, .preview, desk)
        switch plan.entries.first?.verdict {
        case .write(let place):
            mailbox.post(.letterPreviewed(.letter(plan.letters[place], copies: copies)))
        case .skip(let reason): mailbox.post(.letterPreviewed(.none(reason)))
        case nil: mailbox.post(.failed("The row is no longer in the list."))
        }
    }

    /// Sends the usual letter of a user to another address.
    func test(_ row: RowID, to address: EmailAddress) async throws {
        let desk = try services.letters()
        let plan = try plan(RowSet([row]), LetterQuestion(), .preview, desk)
        guard let draft = plan.letters.first else {
            mailbox.post(.failed("There is no letter to test."))
            return
        }
        _ = try await TestLetter(desk: desk, store: store, surroundings: surroundings).send(
            draft, to: address)
        mailbox.post(.noticed(SafeText("A test letter left for \(address).")))
    }

    /// Reads the link by which customers accept the reseller relationship.
    func readLink() async throws {
        let text = try await services.partnerLink()
        guard let link = text.flatMap({ RelationshipLink($0) }) else {
            mailbox.post(.failed("The link is known only where customers come from Partner Center; copy it there."))
            return
        }
        mailbox.post(.relationshipLinkRead(link))
    }

    /// Reads the letters to a user.
    func read(_ row: RowID) throws { mailbox.post(.lettersRead(row, try store.letters(to: row))) }

    /// Has a letter edited for one sending; the terminal is the editor's while it runs.
    func edit(_ purpose: LetterPurpose, _ template: LetterTemplate?) -> Event {
        do {
            let known = try template ?? services.letters().templates().template(for: purpose, culture: "")
            guard let known else { return .failed("There is no template for this letter.") }
            guard let edited = try editing.edited(known) else { return .noticed("The letter stays as it is.") }
            return .letterEdited(edited)
        } catch let problems as LetterProblems {
            return .failed(SafeText(problems.sentence))
        } catch {
            return .failed(words(for: error))
        }
    }

    private func plan(
        _ rows: RowSet, _ question: LetterQuestion, _ mode: LetterPlan.Mode, _ desk: LetterDesk
    ) throws -> LetterPlan {
        let asked = try desk.question(
            under: services.marketplace.terms, at: surroundings.now(), purpose: question.purpose, mode: mode,
            templates: question.template.map { LetterTemplates([$0]) }, graceSeconds: store.graceSeconds)
        let recipients = try recipients(rows, question.listing)
        return try LetterPlan(recipients, asked, store: store, gone: rows.count - recipients.count)
    }

    private func recipients(_ rows: RowSet, _ listing: Listing) throws -> [LetterRecipient] {
        let numbers = Array(rows.rows)
        let recipients =
            listing == .requests
            ? try store.requests(numbers).map { LetterRecipient($0) } : try store.recipients(numbers)
        return PlanOrder.byCompany(recipients)
    }
}
