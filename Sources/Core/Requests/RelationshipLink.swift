/// The address that a customer's Global admin opens to accept the reseller relationship; one for all customers.
package struct RelationshipLink: Equatable, Sendable {
    /// The address.
    package let text: String

    /// A link that may go into letters to customers: an address over TLS without HTML's escapes; nil for anything else.
    package init?(_ text: String) {
        let text = text.trimmingBlanks
        let scheme = "https://"
        guard text.lowercased().hasPrefix(scheme), text.utf8.count > scheme.utf8.count,
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), !text.contains(where: { "<>\"\\^`{|}".contains($0) }),
            !text.contains("&amp;")
        else { return nil }
        self.text = text
    }
}
