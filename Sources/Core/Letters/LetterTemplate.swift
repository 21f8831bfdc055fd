/// What a letter is made from: a subject and a body with names in braces that are filled in for each recipient.
package struct LetterTemplate: Equatable, Sendable {
    /// What it is for.
    package var purpose: LetterPurpose
    /// The language, such as da or pt-BR; empty for the one that serves everybody.
    package var language: String
    /// The subject.
    package var subject: String
    /// The plain text.
    package var text: String
    /// The same as HTML; nil where there is none.
    package var html: String?

    /// A template.
    package init(purpose: LetterPurpose, language: String = "", subject: String, text: String, html: String? = nil) {
        self.purpose = purpose
        self.language = language
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// A name that a template may hold in braces.
package enum LetterVariable: String, CaseIterable, Sendable {
    case firstName, lastName, name, email
    case company, companies, tenantId, domain
    case marketplace, marketplaceUrl, resetLink, relationshipLink
    case sender, senderEmail
}
