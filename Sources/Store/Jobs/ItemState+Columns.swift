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

    /// How the journal words that an item of a kind got this state; nil where it is not journalled row by row.
    func action(for kind: JobKind) -> JournalAction? {
        switch (kind, self) {
        case (.verifyCompanies, _): nil
        case (_, .queued): .itemPutBack
        case (_, .cancelled): .jobCancelled
        case (.createCompanies, .running): .creationStarted
        case (.createCompanies, .done(_, let wasThere)): wasThere ? .companyFound : .companyCreated
        case (.createCompanies, .failed): .creationFailed
        case (.createCompanies, .skipped): .creationSkipped
        case (.createCompanies, .unknown): .creationUnknown
        case (.linkCompanies, .running): .linkStarted
        case (.linkCompanies, .done(_, let wasThere)): wasThere ? .linkFound : .companyLinked
        case (.linkCompanies, .failed), (.linkCompanies, .unknown): .linkFailed
        case (.linkCompanies, .skipped): .linkSkipped
        case (.sendLetters, .running): .letterNoted
        case (.sendLetters, .done): .letterSent
        case (.sendLetters, .failed): .letterFailed
        case (.sendLetters, .skipped): .letterSkipped
        case (.sendLetters, .unknown): .letterUnknown
        case (.reinvitePeople, .done(_, let wasThere)): wasThere ? .invitationFound : .personReinvited
        case (.revokeInvitations, .done): .invitationRevoked
        case (.reinvitePeople, .running), (.revokeInvitations, .running): .invitationStarted
        case (.reinvitePeople, .failed), (.revokeInvitations, .failed): .invitationFailed
        case (.reinvitePeople, .skipped), (.revokeInvitations, .skipped): .invitationSkipped
        case (.reinvitePeople, .unknown), (.revokeInvitations, .unknown): .invitationUnknown
        case (.reassignLicences, .running), (.undoReassignment, .running): .licenceSwapStarted
        case (.reassignLicences, .done): .licenceSwapped
        case (.undoReassignment, .done): .licenceGivenBack
        case (.reassignLicences, .failed), (.reassignLicences, .unknown), (.undoReassignment, .failed),
            (.undoReassignment, .unknown):
            .licenceSwapFailed
        case (.reassignLicences, .skipped), (.undoReassignment, .skipped): .licenceSwapSkipped
        }
    }
}
