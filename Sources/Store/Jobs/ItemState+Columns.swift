import Core

extension ItemState {
    /// Reads a state from its columns.
    init(word: String, detail: String, flag: Bool) {
        switch word {
        case "queued": self = .queued
        case "running": self = .running
        case "done": self = .done(company: CompanyID(detail), wasThere: flag)
        case "failed": self = .failed(ItemFailure(detail, retryable: flag))
        case "skipped": self = .skipped(SkipReason(rawValue: detail) ?? .needsPerson)
        case "unknown": self = .unknown(detail)
        default: self = .cancelled
        }
    }

    /// The company, the reason or the message.
    var detail: String {
        switch self {
        case .done(let company, _): company.description
        case .failed(let failure): failure.message
        case .skipped(let reason): reason.rawValue
        case .unknown(let why): why
        case .queued, .running, .cancelled: ""
        }
    }

    /// Whether the company was there before, or trying again can help.
    var flag: Bool {
        switch self {
        case .done(_, let wasThere): wasThere
        case .failed(let failure): failure.retryable
        case .queued, .running, .skipped, .unknown, .cancelled: false
        }
    }

    /// How the journal words that an item got this state.
    var action: JournalAction {
        switch self {
        case .queued: .jobResumed
        case .running: .creationStarted
        case .done(_, let wasThere): wasThere ? .companyFound : .companyCreated
        case .failed: .creationFailed
        case .skipped: .creationSkipped
        case .unknown: .creationUnknown
        case .cancelled: .jobCancelled
        }
    }
}
