package import Core

/// Which letters a plan is asked for.
package struct LetterQuestion: Equatable, Sendable {
    /// Which letter; nil for the one that helps on this marketplace.
    package var purpose: LetterPurpose?
    /// The letter as a person edited it for this sending; nil for the profile's own.
    package var template: LetterTemplate?
    /// Whether addresses that refused a letter, or may have got it, get another one.
    package var anyway = false

    /// The usual letter.
    package init() {}

    /// The letter that asks for the reseller relationship.
    package static var request: LetterQuestion {
        var question = LetterQuestion()
        question.purpose = .relationshipRequest
        return question
    }

    /// The list whose rows get the letters.
    package var listing: Listing { purpose == .relationshipRequest ? .requests : .invitations }

    /// What it is called.
    var words: String { purpose.map(Wording.phrase) ?? "the letter that helps" }

    /// Whether a plan is the one that was asked for.
    func isAnswered(by plan: LetterPlan) -> Bool { purpose == nil || purpose == plan.purpose }
}
