package import Core

/// The plan of an action on many rows, whichever action it is.
package enum BulkPlan: Equatable, Sendable {
    case create(CreationPlan)
    case link(LinkPlan)
    case letters(LetterPlan)
    case invitations(InvitationPlan)
    case licences(SwapPlan)

    /// What will become of a row, as far as every plan tells rows apart.
    package enum Fate: Equatable, Sendable {
        /// The action will be carried out on it.
        case act
        /// A person has to decide something first.
        case attention
        case skip
    }

    /// How many rows it has.
    package var count: Int {
        switch self {
        case .create(let plan): plan.entries.count
        case .link(let plan): plan.entries.count
        case .letters(let plan): plan.entries.count
        case .invitations(let plan): plan.entries.count
        case .licences(let plan): plan.entries.count
        }
    }

    /// What will become of the row at a place.
    package func fate(at place: Int) -> Fate {
        switch self {
        case .create(let plan): plan.entries[place].verdict.fate
        case .link(let plan): plan.entries[place].verdict.fate
        case .letters(let plan): plan.entries[place].verdict.fate
        case .invitations(let plan): plan.entries[place].verdict.fate
        // Who is set aside keeps the old licence until somebody has done what is missing.
        case .licences(let plan): plan.entries[place].reason == nil ? .act : .attention
        }
    }

    /// What will become of a row of a plan of letters.
    package static func fate(of entry: LetterPlan.Entry) -> Fate { entry.verdict.fate }

    /// How many rows have each fate; walks through all of them where the plan does not know.
    var fates: [Fate: Int] {
        if case .create(let plan) = self {
            return [.act: plan.creating, .attention: plan.needingAttention, .skip: plan.skipping]
        }
        var fates: [Fate: Int] = [:]
        for place in 0..<count { fates[fate(at: place), default: 0] += 1 }
        return fates
    }
}

extension CreationPlan.Verdict {
    fileprivate var fate: BulkPlan.Fate {
        switch self {
        case .create: .act
        case .attention: .attention
        case .skip: .skip
        }
    }
}

extension LetterPlan.Verdict {
    /// What nobody knows and what was refused for good is for a person to decide.
    fileprivate var fate: BulkPlan.Fate {
        switch self {
        case .write: .act
        case .skip(.outcomeUnknown), .skip(.bounced), .skip(.invitationOpen): .attention
        case .skip: .skip
        }
    }
}

extension InvitationPlan.Verdict {
    /// An account that was never used needs another letter, for a person to send.
    fileprivate var fate: BulkPlan.Fate {
        switch self {
        case .change: .act
        case .skip(.hasAccount): .attention
        case .skip: .skip
        }
    }
}

extension LinkPlan.Verdict {
    fileprivate var fate: BulkPlan.Fate {
        switch self {
        case .link: .act
        case .attention: .attention
        case .skip: .skip
        }
    }
}
