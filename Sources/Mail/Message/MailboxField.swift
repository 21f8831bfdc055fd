import Core
import Text

extension HeaderField {
    /// A field of one mailbox: its name, where it has one, and its address.
    static func mailbox(_ name: String, _ mailbox: Mailbox, at address: RoutedAddress) -> HeaderField {
        let shown = SafeText(mailbox.name).value.trimmingBlanks
        guard !shown.isEmpty else { return HeaderField(name, [address.description]) }
        let phrase = plainPhrase(shown, name: name) ?? HeaderText.encoded(shown, name: name)
        return HeaderField(name, phrase + ["<\(address)>"])
    }

    /// The name as it is, in quotes where it holds more than letters and digits; nil when it must be encoded.
    private static func plainPhrase(_ text: String, name: String) -> [String]? {
        guard let words = HeaderText.tokens(text, name: name) else { return nil }
        if text.utf8.allSatisfy(isAtom) { return words }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return HeaderText.tokens("\"\(escaped)\"", name: name)
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "):
            true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }
}
