import Text

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
    /// What is the same for all spellings of an address: letters count without their case, and a domain in another
    /// script is its ASCII name.
    package var key: String {
        let text = description.lowercased()
        guard !text.utf8.allSatisfy({ $0 < 128 }), let at = text.lastIndex(of: "@"),
            let domain = DomainName.ascii(String(text[text.index(after: at)...]))
        else { return text }
        return SafeText(String(text[...at])).value + domain
    }

    /// The spelling of a key whose domain is in another script; nil where there is none.
    package static func spelled(_ key: String) -> String? {
        guard let at = key.lastIndex(of: "@") else { return nil }
        let domain = DomainName.spelled(String(key[key.index(after: at)...]))
        let spelled = key[...at] + domain
        return spelled == key ? nil : String(spelled)
    }
}
