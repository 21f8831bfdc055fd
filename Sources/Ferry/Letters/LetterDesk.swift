import Core

/// All that a profile's letters need.
struct LetterDesk: Sendable {
    /// What the profile says of every letter.
    var facts: LetterFacts
    /// How they leave.
    var courier: any Courier
    /// The templates, read anew each time: they are plain files.
    var templates: @Sendable () throws -> LetterTemplates

    /// What a plan of its letters is made by: the usual letter of the marketplace, as the template files say it, unless
    /// told otherwise, and to leave at once.
    func question(
        under terms: MarketplaceTerms, at now: Timestamp, purpose: LetterPurpose? = nil,
        mode: LetterPlan.Mode = .careful, templates: LetterTemplates? = nil, graceSeconds: Int = 0
    ) throws -> LetterPlan.Question {
        LetterPlan.Question(
            purpose: purpose ?? .usual(under: terms), mode: mode, templates: try templates ?? self.templates(),
            facts: facts, terms: terms, graceSeconds: graceSeconds, now: now)
    }
}
