import Core
import Text

/// Hashes under which customers and companies of one name or one domain are found; 0 where there is none.
struct MatchKeys: Equatable {
    /// Of the normalised name.
    var name: Int64
    /// Of the domain.
    var domain: Int64

    /// The keys of a customer or company.
    init(name: String, domain: String) {
        self.name = Self.key(ofName: name)
        self.domain = Self.key(ofDomain: domain)
    }

    /// Keys that were stored.
    init(nameKey: Int64, domainKey: Int64) {
        name = nameKey
        domain = domainKey
    }

    /// The key of a name's normalised form.
    static func key(ofName name: String) -> Int64 { hash(normalisedCompanyName(name)) }
    /// The key of a domain in lower case.
    static func key(ofDomain domain: String) -> Int64 { hash(domain.lowercased()) }

    /// FNV-1a; never 0 for a text that is not empty.
    static func hash(_ text: String) -> Int64 {
        if text.isEmpty { return 0 }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash == 0 ? 1 : Int64(bitPattern: hash)
    }
}

extension TenantID {
    /// A hash of the tenant.
    var matchKey: Int64 { Int64(bitPattern: high &* 0x9E37_79B9_7F4A_7C15 ^ low) }
}
