import Transfer

/// A role in a company; it comes with the prefix ROLE_ in some answers and without it in others.
struct MemberRole: Equatable, Sendable {
    /// AppDirect's word without the prefix, such as SYS_ADMIN; possibly empty.
    let name: String

    /// A role by its word.
    init(_ text: String) {
        let word = String(text.uppercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
        name = word.hasPrefix("ROLE_") ? String(word.dropFirst(5)) : word
    }

    /// The highest of several; without a name where there are none.
    init(highestOf rows: [JSONValue]) {
        let roles = rows.compactMap(\.line).map { MemberRole($0) }
        self = roles.max { $0.rank < $1.rank } ?? MemberRole("")
    }

    /// Whether who has it administers the company.
    var isAdministrator: Bool { name == "SYS_ADMIN" }

    /// Words that nobody knows stand above those who only use what the company bought.
    private var rank: Int {
        switch name {
        case "SYS_ADMIN": 3
        case "BILLING_ADMIN": 2
        case "USER", "": 0
        default: 1
        }
    }
}
