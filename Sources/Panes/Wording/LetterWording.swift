package import Core

extension Wording {
    /// Why a letter is written, in a few words.
    package static func phrase(for purpose: LetterPurpose) -> String {
        switch purpose {
        case .activationReminder: "activation reminder"
        case .passwordReset: "reset your password"
        case .relationshipRequest: "request for a reseller relationship"
        case .accountTeamNote: "note to the account team"
        }
    }

    /// How far a letter is, in a word.
    package static func phrase(for state: LetterState) -> String {
        switch state {
        case .planned: "waiting"
        case .noted: "leaving"
        case .sent: "sent"
        case .unknown: "unknown"
        case .failed: "failed"
        case .bounced: "address refused"
        case .cancelled: "not sent"
        }
    }

    /// Why a letter was not handed over, in a sentence.
    package static func sentence(for failure: CourierFailure) -> String {
        switch failure {
        case .bounced(let why): sentence("The address was refused for good", why)
        case .refused(let why): sentence("The letter was refused", why)
        case .later(let why): sentence("The letter was refused for now; later it may pass", why)
        case .unreachable(let why): sentence("Nothing left", why)
        case .outcomeUnknown(let why): sentence("The letter may have left, which nobody knows", why)
        case .unusable(let why): sentence("Letters can't leave until somebody mends this", why)
        case .cancelled: "It was stopped before it left."
        }
    }

    /// Why a row gets no letter, in a sentence; moments are told at an offset of seconds east of UTC.
    package static func sentence(for reason: LetterSkip, offset: Int64) -> String {
        switch reason {
        case .activated: "The user is active already."
        case .accepted: "The customer has accepted already."
        case .closed: "The request was closed; write a new one to ask again."
        case .noAddress: "There is no e-mail address."
        case .malformedAddress: "The e-mail address can't be right; correct it."
        case .invitationOpen:
            "The invitation was never accepted, so there is no password to choose; revoke it and invite again."
        case .inOtherJob: "Another letter for this address is waiting to leave."
        case .outcomeUnknown:
            "An earlier letter to this address may have left, which nobody knows; a person may send another anyway."
        case .bounced(let words): sentence("The address was refused for good", words)
        case .toldRecently(let until):
            "The address got this letter a short while ago; the next may leave on \(until.minute(offset: offset))."
        case .noTemplate: "There is no template for this letter."
        case .lacks(.relationshipLink):
            "The link is not known here: customers come from files. Name it by `ferry requests send --link URL`, "
                + "or let the template hold it: {relationshipLink|https://…}."
        case .lacks(let variable): "The template needs {\(variable.rawValue)}, which is not known here."
        case .sameLetter: "The letter to the same address names this company too."
        }
    }

    /// Why so many rows get no plan of letters, in a sentence; nil when they do.
    package static func sentence(refusingLettersTo rows: Int) -> String? {
        guard rows > LetterPlan.most else { return nil }
        return "A sending takes at most \(counted(LetterPlan.most, "row")), and these are \(grouped(rows)); "
            + "choose fewer of them by a search."
    }

    /// How many letters a plan comes to, in a sentence.
    package static func totals(of plan: LetterPlan) -> String {
        let letters = plan.letters.count
        let folded = plan.folded == 0 ? "" : ", \(counted(plan.folded, "more row")) told by the same ones"
        return "Plan: \(counted(letters, "letter")) will leave\(folded), \(counted(plan.skipped, "row")) skipped."
    }

    /// What a plan of letters has to say beyond its rows, each in a sentence.
    package static func notes(on plan: LetterPlan) -> [String] {
        var notes = gone(plan.gone)
        guard !plan.letters.isEmpty else { return notes }
        notes.append("They leave through \(safe(plan.facts.place)), from \(safe(plan.facts.from.words)).")
        var time = "It takes about \(span(plan.seconds))"
        if plan.graceSeconds > 0 {
            time += ", the first \(counted(plan.graceSeconds, "second")) of which are left to take it back"
        }
        notes.append(time + ".")
        if plan.purpose == .relationshipRequest {
            notes.append(
                "Only a Global admin of the customer can accept. The link is the same for all customers and grants no "
                    + "admin rights\(plan.facts.relationshipLink.isEmpty ? "." : ": \(safe(plan.facts.relationshipLink))")"
            )
        }
        if plan.perhapsTold > 0 {
            let who = counted(plan.perhapsTold, "of them was", "of them were")
            notes.append("\(who) perhaps told already: the marketplace may mail the first user of a company by itself.")
        }
        if plan.inactive > 0 {
            let who = counted(plan.inactive, "has an account that was", "have accounts that were")
            notes.append(
                "\(who) never used: the marketplace refuses to invite them again (403, ALREADY_EXISTS), "
                    + "so the letter says how to choose a password.")
        }
        return notes
    }
}

extension Mailbox {
    /// Name and address, as people write them.
    package var words: String { name.isEmpty ? address.description : "\(name) <\(address)>" }
}
