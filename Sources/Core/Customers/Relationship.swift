/// What a customer is to this partner.
///
/// The service's list is open: words it adds later are kept as they are.
package enum Relationship: Hashable, Sendable {
    case reseller, advisor, none
    case other(String)

    /// Reads the service's or the portal's word: `reseller`, `Indirect reseller`, `Advisor`, …; an empty one is none.
    package init(_ text: String) {
        let word = text.trimmingBlanks
        // The services write one word in several spellings: indirect_reseller, IndirectReseller, Indirect reseller.
        switch word.lowercased().filter({ $0 != "_" && $0 != "-" && $0 != " " }) {
        case "", "none": self = .none
        case "advisor": self = .advisor
        case "reseller", "cloudreseller", "indirectreseller", "directreseller": self = .reseller
        default: self = .other(word)
        }
    }

    /// The word for lists, the store and scripts.
    package var word: String {
        switch self {
        case .reseller: "reseller"
        case .advisor: "advisor"
        case .none: "none"
        case .other(let word): word
        }
    }
}
