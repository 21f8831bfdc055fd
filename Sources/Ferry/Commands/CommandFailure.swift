import Core
import Panes

/// Why a command ends early, in the one form that reaches the caller.
struct CommandFailure: Error, Equatable {
    /// The exit status.
    var status: ExitStatus
    /// What failed, on what, and what to do next: sentences.
    var sentence: String

    /// A failure with its sentence.
    init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    /// Gives any failure below the commands its status and words; nil for output that nobody reads any more.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let failure as StoreFailure: self.init(.failed, Wording.sentence(for: failure))
        case let failure as ListFileFailure: self.init(.failed, Wording.sentence(for: failure))
        case let problem as QueryProblem: self.init(.usage, Wording.sentence(for: problem))
        case let failure as ConfigurationFailure: self.init(.usage, "\(failure).")
        case let problems as LetterProblems: self.init(.usage, problems.sentence)
        case OutputFailure.closed: return nil
        case OutputFailure.failed(let why): self.init(.failed, "The output can't be written: \(why).")
        default: self.init(.failed, "\(error)")
        }
    }
}

extension CommandFailure {
    /// The failure of a service: a refused sign-in has a status of its own, so that scripts can call for a person.
    init(_ failure: ServiceFailure) {
        let sentence = Wording.sentence(for: failure)
        switch failure {
        case .signInNeeded: self.init(.signInRefused, sentence)
        default: self.init(.failed, sentence)
        }
    }

    /// Why a command that talks to Partner Center has nothing to do in a profile.
    static func noPartnerCenter(_ profile: String) -> CommandFailure {
        CommandFailure(
            .usage,
            "Customers of \(profile) come from imported files, so there is nothing to sign in to; use a profile with `kind: partner-center` below `customers`."
        )
    }
}
