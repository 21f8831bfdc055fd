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
    /// Lets the user edit a text of a name.
    let edit: @Sendable (_ text: String, _ name: String) throws(CommandFailure) -> String
    /// Where answers go.
    let mailbox: Mailbox

    /// Decides which letters users get.
    func plan(_ rows: RowSet, _ question: LetterQuestion) throws {
        let snapshot = try store.snapshot(.invitations)
        let plan = try plan(rows, question, question.anyway ? .anyway : .careful)
        mailbox.post(.lettersPlanned(plan, of: rows, from: snapshot))
    }

    /// Writes the usual letter to a user, whatever was sent before.
    func preview(_ row: RowID, copies: Bool) throws {
        let plan = try plan(RowSet([row]), LetterQuestion(), .preview)
        switch plan.entries.first?.verdict {
        case .write(let place):
            mailbox.post(.letterPreviewed(.letter(plan.letters[place], copies: copies)))
        case .skip(let reason): mailbox.post(.letterPreviewed(.none(reason)))
        case nil: mailbox.post(.failed("The user is no longer in the list."))
        }
    }

    /// Sends the usual letter of a user to another address.
    func test(_ row: RowID, to address: EmailAddress) async throws {
        let plan = try plan(RowSet([row]), LetterQuestion(), .preview)
        guard let draft = plan.letters.first else {
            mailbox.post(.failed("There is no letter to test."))
            return
        }
        _ = try await TestLetter(desk: services.letters(), store: store, surroundings: surroundings).send(
            draft, to: address)
        mailbox.post(.noticed(SafeText("A test letter left for \(address).")))
    }

    /// Reads the letters to a user.
    func read(_ row: RowID) throws { mailbox.post(.lettersRead(row, try store.letters(to: row))) }

    /// Has a letter edited for one sending; the terminal is the editor's while it runs.
    func edit(_ purpose: LetterPurpose, _ template: LetterTemplate?) -> Event {
        do {
            let known = try template ?? services.letters().templates().template(for: purpose, culture: "")
            guard let known else { return .failed("There is no template for this letter.") }
            let text = try edit(known.source, "\(purpose.word).txt")
            if text == known.source { return .noticed("The letter stays as it is.") }
            return .letterEdited(try LetterTemplate.edited(text, for: purpose))
        } catch let problems as LetterProblems {
            return .failed(SafeText(problems.sentence))
        } catch {
            return .failed(words(for: error))
        }
    }

    private func plan(_ rows: RowSet, _ question: LetterQuestion, _ mode: LetterPlan.Mode) throws -> LetterPlan {
        let desk = try services.letters()
        let terms = services.marketplace.terms
        let templates = try question.template.map { LetterTemplates([$0]) } ?? desk.templates()
        let users = try store.recipients(Array(rows.rows)).map { (folded($0.company), $0) }
            .sorted { $0.0 < $1.0 }.map(\.1)
        return try LetterPlan(
            users,
            LetterPlan.Question(
                purpose: question.purpose ?? .usual(under: terms), mode: mode, templates: templates,
                facts: desk.facts, terms: terms, graceSeconds: store.graceSeconds, now: surroundings.now()),
            store: store)
    }
}
