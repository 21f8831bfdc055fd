import Core

/// Makes contacts: the person who becomes a company's first user.
struct PersonMaker: Sendable {
    /// The contact of a customer, as its role wants it.
    func contact(
        _ role: DemoRole, culture: Culture, country: Country, slug: String, domain: String, index: Int,
        _ random: inout SplitMix64
    ) -> Contact {
        let first = culture.people[random.below(culture.people.count)]
        let last = culture.families[random.below(culture.families.count)]
        let host = domain.hasSuffix(".onmicrosoft.com") ? slug + String(index) + ".example.com" : domain
        let local = first.slug + "." + last.slug
        return Contact(
            email: email(role, local: local, host: host, &random), firstName: first.text, lastName: last.text,
            country: country.code, phone: Self.phone(country.phone, &random))
    }

    private func email(_ role: DemoRole, local: String, host: String, _ random: inout SplitMix64) -> String {
        switch role {
        case .withoutContact: ""
        case .malformedContact: Self.malformed(local: local, host: host, random.below(5))
        // Some customers have their letters sent to the same adviser.
        default: random.below(100) == 0 ? "desk\(random.below(40))@advisers.example.net" : local + "@" + host
        }
    }

    private static func malformed(local: String, host: String, _ kind: Int) -> String {
        switch kind {
        case 0: local + "(at)" + host
        case 1: local + "@"
        case 2: local + " @" + host
        case 3: local + "@@" + host
        default: host
        }
    }

    /// The pattern with a digit for each `#`.
    private static func phone(_ pattern: String, _ random: inout SplitMix64) -> String {
        var digits = random.next()
        var pattern = pattern
        return pattern.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { buffer in
                for (index, byte) in bytes.enumerated() {
                    buffer[index] = byte == UInt8(ascii: "#") ? UInt8(ascii: "0") + UInt8(digits % 10) : byte
                    if byte == UInt8(ascii: "#") { digits /= 10 }
                }
                return bytes.count
            }
        }
    }
}
