package import Core

extension Wording {
    /// How far a job is, in a word; `isHeld` says whether a process holds its lock.
    package static func phrase(for state: JobState, isHeld: Bool) -> String {
        switch state {
        case .queued, .running: isHeld ? "running" : "interrupted"
        case .done: "done"
        case .cancelled: "cancelled"
        case .halted: "halted"
        }
    }

    /// How far a job is and what can be done, in a sentence.
    package static func sentence(for state: JobState, isHeld: Bool) -> String {
        switch state {
        case .queued, .running:
            isHeld
                ? "A process is working on it."
                : "It was interrupted; resume it, and every row that got lost on the way is looked up first."
        case .done: "Every row has an outcome."
        case .cancelled: "It was cancelled; rows that were not started stayed as they were."
        case .halted: "It stopped after too many failures in a row; look at them, then resume it."
        }
    }

    /// What a kind of job does, in a few words.
    package static func phrase(for kind: JobKind) -> String {
        switch kind {
        case .createCompanies: "create companies"
        case .linkCompanies: "link companies"
        case .verifyCompanies: "verify companies"
        case .sendLetters: "send letters"
        case .reinvitePeople: "revoke and invite again"
        case .revokeInvitations: "revoke invitations"
        case .reassignLicences: "reassign licences"
        case .undoReassignment: "give licences back"
        }
    }

    /// What a job is doing, as the beginning of a line of progress.
    package static func progressVerb(for kind: JobKind) -> String {
        switch kind {
        case .createCompanies: "Creating"
        case .linkCompanies: "Linking"
        case .verifyCompanies: "Verifying"
        case .sendLetters: "Sending"
        case .reinvitePeople: "Inviting again"
        case .revokeInvitations: "Revoking"
        case .reassignLicences: "Reassigning"
        case .undoReassignment: "Giving back"
        }
    }

    /// What became of a job's row, in a sentence.
    package static func sentence(for state: ItemState) -> String {
        switch state {
        case .queued: "It waits for its turn."
        case .running: "It is being worked on."
        case .done(let company, wasThere: false): "The company \(safe(company.description)) was created."
        case .done(let company, wasThere: true): "The company \(safe(company.description)) was there already."
        case .failed(let failure):
            sentence(failure.retryable ? "It failed and can be retried" : "It failed", failure.message)
        case .skipped(let reason): sentence(for: reason)
        case .unknown(let why): sentence("A request left and its outcome is not known yet", why)
        case .cancelled: "It was cancelled before it was started."
        }
    }

    /// Why a row was left out, in a sentence.
    package static func sentence(for reason: SkipReason) -> String {
        switch reason {
        case .onMarketplace: "It is on the marketplace already."
        case .inOtherJob: "Another open job is about to create it."
        case .blocked: "It is blocked until something is put right."
        case .ambiguous: "Several companies could be this customer."
        case .matched: "A company could be this customer."
        case .ignored: "It was set aside by hand."
        case .checking: "A company that could be this customer was not read yet."
        case .gone: "The customer is no longer in the store."
        case .outcomeUnknown: "An earlier request was sent and its outcome is not known yet."
        case .needsPerson: "A person must look at it: several companies have this tenant."
        case .countryUnreadable:
            "Its country is no two-letter code of ISO 3166, and the marketplace takes no other; correct it."
        case .unkeyed:
            "A person must look at it: the company was created, but the marketplace did not keep its tenant id."
        case .linkedElsewhere: "The company is linked to another tenant."
        case .foreignKey: "Another value stands where the company's tenant id belongs, and is never overwritten."
        case .unlinked: "The company is linked to no tenant, so there is nothing to compare."
        case .noMatch: "No company matches it by tenant id or domain; choose one by hand."
        case .recentlyTold: "The address got that letter a short while ago."
        case .bounced: "The address was refused for good a while ago; correct it, or send by name and anyway."
        case .activated: "Everybody whom it would tell is active already."
        case .requestOver: "The request was accepted or closed before the letter left."
        case .hasAccount:
            "The person has an account that was never used, so the marketplace refuses to invite again "
                + "(403, ALREADY_EXISTS); the letter to reset the password is the way in."
        case .noInvitation: "There is no open invitation."
        case .notRead: "The marketplace was not asked yet how far the person is; synchronise first."
        }
    }

    /// What became of the row of a job of some kind, in a sentence.
    package static func sentence(for state: ItemState, of kind: JobKind) -> String {
        switch (kind, state) {
        case (.linkCompanies, .done(let company, wasThere: false)):
            "The company \(safe(company.description)) was linked."
        case (.linkCompanies, .done(let company, wasThere: true)):
            "The company \(safe(company.description)) was linked already."
        case (.verifyCompanies, .done): "The company was read again and compared."
        case (.sendLetters, .done): "The letter was sent."
        case (.sendLetters, .unknown(let why)):
            sentence("The letter may have left, which nobody knows; it is never repeated without a person", why)
        case (.sendLetters, .skipped(.inOtherJob)): "Another letter for this address is waiting to leave."
        case (.sendLetters, .skipped(.gone)): "The marketplace shows nobody of this address any more."
        case (.sendLetters, .skipped(.outcomeUnknown)):
            "An earlier letter to this address may have left, which nobody knows."
        case (.reinvitePeople, .done(_, wasThere: false)):
            "The invitation was revoked and made again; the marketplace sent it."
        case (.reinvitePeople, .done(_, wasThere: true)): "An invitation was there again already."
        case (.revokeInvitations, .done(_, wasThere: false)): "The invitation was revoked; its link is dead."
        case (.revokeInvitations, .done(_, wasThere: true)): "There was no open invitation any more."
        case (.reinvitePeople, .skipped(let reason)), (.revokeInvitations, .skipped(let reason)):
            sentence(forInvitation: reason)
        case (.reassignLicences, .done(_, wasThere: false)): "The user has the new licence in place of the old one."
        case (.reassignLicences, .done(_, wasThere: true)): "The user had the new licence already."
        case (.undoReassignment, .done(_, wasThere: false)): "The user has the old licence back."
        case (.undoReassignment, .done(_, wasThere: true)): "The user had the old licence already."
        case (.reassignLicences, .skipped(.inOtherJob)), (.undoReassignment, .skipped(.inOtherJob)):
            "Another open job changes this user's licences."
        default: sentence(for: state)
        }
    }

    /// Why an invitation is left as it is, in a sentence.
    package static func sentence(forInvitation reason: SkipReason) -> String {
        switch reason {
        case .activated: "The user is active already."
        case .inOtherJob: "Another open job changes this invitation."
        case .needsPerson: "The e-mail address can't be right."
        case .gone: "The user is no longer in the store."
        case .recentlyTold: "The invitation was made again a short while ago, and the marketplace mailed it."
        default: sentence(for: reason)
        }
    }

    /// How many invitations a plan changes, in a sentence.
    package static func totals(of plan: InvitationPlan) -> String {
        let verb = plan.action == .reinvite ? "revoked and made again" : "revoked"
        return "Plan: \(counted(plan.users.count, "invitation")) will be \(verb), "
            + "\(counted(plan.skipped, "row")) skipped."
    }

    /// How many chosen rows are gone, in a sentence; none where none is.
    static func gone(_ rows: Int) -> [String] {
        rows == 0 ? [] : ["\(counted(rows, "chosen row is", "chosen rows are")) gone from the list since."]
    }

    /// What a plan of invitations has to say beyond its rows, each in a sentence.
    package static func notes(on plan: InvitationPlan) -> [String] {
        var notes = gone(plan.gone)
        if plan.accounts > 0 {
            let who = counted(plan.accounts, "has an account that was", "have accounts that were")
            notes.append(
                "\(who) never used: the marketplace refuses to invite them again (403, ALREADY_EXISTS); "
                    + "Resend the letter to reset the password.")
        }
        guard !plan.users.isEmpty else { return notes }
        switch plan.action {
        case .reinvite:
            notes.append("The marketplace mails each of them; the link that they have is dead from then on.")
        case .revoke: notes.append("The link that they have is dead from then on, and nobody is told.")
        }
        if plan.action == .reinvite, plan.halfDone > 0 {
            let who = counted(plan.halfDone, "of them was", "of them were")
            notes.append("\(who) revoked before and not invited again: now only the invitation is sent.")
        }
        if let seconds = plan.seconds, seconds > 0 {
            notes.append("It takes at least \(span(seconds)) at the marketplace's rate limit.")
        }
        return notes
    }

    /// Why a job stopped itself, in a sentence.
    package static func sentence(for halt: JobHalt) -> String {
        if halt.asksForSignIn { return sentence("It stopped at once", halt.cause) }
        let failures = "It stopped after \(counted(halt.count, "failure")) in a row"
        return sentence(halt.isCommon ? "\(failures), all with one cause" : "\(failures), the last one", halt.cause)
    }

    /// What a creation plan has to say beyond its rows, each in a sentence: how long it takes, and who may be mailed.
    package static func notes(on plan: CreationPlan) -> [String] {
        guard plan.creating > 0 else { return [] }
        var notes: [String] = []
        if let seconds = plan.seconds, seconds > 0 {
            notes.append("It takes at least \(span(seconds)) at the marketplace's rate limit.")
        }
        if plan.terms.createsByItself == true {
            notes.append(
                "The marketplace's own automatic creation is on, which races with Ferry: switch it off there first.")
        }
        if plan.terms.mayMailFirstUser {
            let certain = plan.terms.mailsFirstUser == true
            notes.append(
                "The marketplace \(certain ? "mails" : "may mail") the first user of each company: "
                    + "administrators count as perhaps told.")
        }
        let incomplete = plan.entries.count { $0.lacksAddress }
        if incomplete > 0 {
            notes.append("\(counted(incomplete, "company is", "companies are")) sent without an incomplete address.")
        }
        return notes
    }

    /// A span of time in words, to the minute from two minutes on.
    static func span(_ seconds: Int) -> String {
        if seconds < 120 { return counted(seconds, "second") }
        let minutes = (seconds + 59) / 60
        if minutes < 120 { return counted(minutes, "minute") }
        let rest = minutes % 60
        return counted(minutes / 60, "hour") + (rest == 0 ? "" : " \(counted(rest, "minute"))")
    }
}

extension JobHalt {
    /// Whether somebody has to sign in first, or to mend how letters leave: nothing else stops a job at its first failure.
    package var asksForSignIn: Bool { count == 1 }
}
