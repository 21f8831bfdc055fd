import Text

/// What a profile says of every letter it sends.
package struct LetterFacts: Equatable, Sendable {
    /// Who writes.
    package var from: Mailbox
    /// The marketplace's title.
    package var marketplace: String
    /// The marketplace's address, without a slash at its end; empty where it has none.
    package var marketplaceURL: String
    /// The link by which a customer accepts the reseller relationship; empty while nobody read it.
    package var relationshipLink: String
    /// For how long the same letter does not go to the same address again.
    package var coolDownSeconds: Int64
    /// Where letters go, for plans.
    package var place: String
    /// How many letters leave a second, carefully guessed.
    package var lettersPerSecond: Int

    /// Facts.
    package init(
        from: Mailbox, marketplace: String, marketplaceURL: String, relationshipLink: String = "",
        coolDownSeconds: Int64, place: String, lettersPerSecond: Int
    ) {
        self.from = from
        self.marketplace = marketplace
        self.marketplaceURL = marketplaceURL
        self.relationshipLink = relationshipLink
        self.coolDownSeconds = max(0, coolDownSeconds)
        self.place = place
        self.lettersPerSecond = max(1, lettersPerSecond)
    }
}

extension LetterFacts {
    /// Where somebody chooses a new password; empty where the marketplace has no address.
    package var resetLink: String { marketplaceURL.isEmpty ? "" : marketplaceURL + "/forgotPassword" }
}

/// What stands for each variable in one letter; empty for what is not known.
package struct LetterValues: Equatable, Sendable {
    private var values: [LetterVariable: String] = [:]

    /// The values that are the same in all letters.
    package init(_ facts: LetterFacts) {
        self[.marketplace] = facts.marketplace
        self[.marketplaceUrl] = facts.marketplaceURL
        self[.resetLink] = facts.resetLink
        self[.relationshipLink] = facts.relationshipLink
        self[.sender] = facts.from.name.isEmpty ? facts.from.address.description : facts.from.name
        self[.senderEmail] = facts.from.address.description
    }

    /// The value of a variable, which is made safe to show when it is set.
    package subscript(variable: LetterVariable) -> String {
        get { values[variable] ?? "" }
        set { values[variable] = SafeText(newValue).value.trimmingBlanks }
    }
}

extension LetterTemplate {
    /// Writes the letter for somebody.
    package func filled(_ values: LetterValues) throws(LetterGap) -> LetterText {
        LetterText(
            subject: try subject.filled(values, escaping: false), text: try text.filled(values, escaping: false),
            html: try filledHTML(values))
    }

    private func filledHTML(_ values: LetterValues) throws(LetterGap) -> String? {
        guard let html else { return nil }
        return try html.filled(values, escaping: true)
    }
}

/// What a letter says.
package struct LetterText: Equatable, Sendable {
    /// The subject: one line.
    package var subject: String
    /// The plain text.
    package var text: String
    /// The same as HTML; nil where there is none.
    package var html: String?

    /// What a letter says; the subject is made safe to show.
    package init(subject: String, text: String, html: String?) {
        self.subject = SafeText(subject).value
        self.text = text
        self.html = html
    }
}
