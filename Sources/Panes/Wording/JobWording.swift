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
        case .checking: "The companies that could be this customer are still being read."
        case .gone: "The customer is no longer in the store."
        case .outcomeUnknown: "An earlier request was sent and its outcome is not known yet."
        case .needsPerson: "A person must look at it: several companies have this tenant."
        }
    }
}
