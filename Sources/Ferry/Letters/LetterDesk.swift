import Core

/// All that a profile's letters need.
struct LetterDesk: Sendable {
    /// What the profile says of every letter.
    var facts: LetterFacts
    /// How they leave.
    var courier: any Courier
    /// Which letter goes out where none is named; nil for the one that helps on the marketplace.
    var usual: LetterPurpose?
    /// The templates, read anew each time: they are plain files.
    var templates: @Sendable () throws -> LetterTemplates

    /// What a plan of its letters is made by: the usual letter of the marketplace, as the template files say it, unless
    /// told otherwise, and to leave at once.
    func question(
        under terms: MarketplaceTerms, at now: Timestamp, purpose: LetterPurpose? = nil,
        mode: LetterPlan.Mode = .careful, templates: LetterTemplates? = nil, graceSeconds: Int = 0
    ) throws -> LetterPlan.Question {
        LetterPlan.Question(
            purpose: purpose ?? usualPurpose(under: terms), mode: mode, templates: try templates ?? self.templates(),
            facts: facts, terms: terms, graceSeconds: graceSeconds, now: now)
    }

    /// The letter where none is named.
    func usualPurpose(under terms: MarketplaceTerms) -> LetterPurpose { usual ?? .usual(under: terms) }

    /// The desk as the store's settings have it, which go before the configuration.
    func heeding(_ settings: Settings) -> LetterDesk {
        var desk = self
        desk.usual = settings.reminderLetter
        if let seconds = settings.coolDownSeconds { desk.facts.coolDownSeconds = seconds }
        return desk
    }
}
