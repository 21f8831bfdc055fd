extension Mailbox {
    /// Reads `Name <address>` or an address alone; nil when that is neither.
    package init?(_ text: String) {
        let text = text.trimmingBlanks
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            guard let address = EmailAddress(text) else { return nil }
            self.init(name: "", address: address)
            return
        }
        guard let address = EmailAddress(String(text[text.index(after: open)...].dropLast())) else { return nil }
        var name = String(text[..<open]).trimmingBlanks
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
            name = String(name.dropFirst().dropLast()).trimmingBlanks
        }
        self.init(name: name, address: address)
    }
}

extension EmailAddress {
    /// What is the same for all spellings of an address: letters count without their case.
    package var key: String { description.lowercased() }
}
