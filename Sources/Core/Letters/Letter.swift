/// A person or a desk that writes or gets letters.
package struct Mailbox: Hashable, Sendable {
    /// The name that is shown; sanitised, possibly empty.
    package var name: String
    /// The address.
    package var address: EmailAddress

    /// A mailbox.
    package init(name: String, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}

/// A letter to one address, as it will leave.
package struct Letter: Equatable, Sendable {
    /// Tells it from every other letter, in its Message-ID too: letters, digits, dots and hyphens.
    package var id: String
    /// Why it is written.
    package var purpose: LetterPurpose
    /// Who writes.
    package var from: Mailbox
    /// Who gets it.
    package var to: Mailbox
    /// The subject: one line, sanitised.
    package var subject: String
    /// The plain text, its lines ended by line feeds.
    package var text: String
    /// The same as HTML; nil where the template has none.
    package var html: String?
    /// When it was written.
    package var at: Timestamp

    /// A letter.
    package init(
        id: String, purpose: LetterPurpose, from: Mailbox, to: Mailbox, subject: String, text: String,
        html: String? = nil, at: Timestamp
    ) {
        self.id = id
        self.purpose = purpose
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.at = at
    }
}
