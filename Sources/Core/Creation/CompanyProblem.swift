/// Why a marketplace would not take a new company, told before anything is sent.
package enum CompanyProblem: Hashable, Sendable {
    /// A part of a postal address.
    package enum AddressPart: String, Hashable, Sendable, CaseIterable {
        case street, street2, city, state, postalCode

        /// The part as people call it.
        package var word: String {
            switch self {
            case .street: "street"
            case .street2: "second line of the street"
            case .city: "city"
            case .state: "state"
            case .postalCode: "postal code"
            }
        }
    }

    case nameMissing
    case emailMissing
    case emailMalformed
    /// The text is not a two-letter code of ISO 3166; empty where an address names none.
    case countryUnknown(String)
    case addressPartMissing(AddressPart)
    /// The part has more than 255 characters.
    case addressPartTooLong(AddressPart)

    /// The problem in words, to stand behind the company's name and a colon.
    package var words: String {
        switch self {
        case .nameMissing: "the company has no name"
        case .emailMissing: "the first user has no e-mail address"
        case .emailMalformed: "the first user's e-mail address can't be delivered to"
        case .countryUnknown(""): "the address names no country"
        case .countryUnknown(let text): "\"\(text)\" is not a two-letter country code"
        case .addressPartMissing(let part): "the address has no \(part.word)"
        case .addressPartTooLong(let part): "the address's \(part.word) is longer than 255 characters"
        }
    }
}

/// The first thing for which a marketplace would refuse a company; nil when nothing is known to stand in the way.
///
/// An address is sent whole or not at all, so one that is given must be complete.
package func creationProblem(of company: NewCompany) -> CompanyProblem? {
    if company.name.trimmingBlanks.isEmpty { return .nameMissing }
    let contact = company.administrator
    if contact.email.trimmingBlanks.isEmpty { return .emailMissing }
    if EmailAddress(contact.email) == nil { return .emailMalformed }
    return countryProblem(of: contact.country) ?? company.address.flatMap(addressProblem)
}

/// Why a marketplace would not take a contact's country; nil when it takes it, or none is given.
package func countryProblem(of text: String) -> CompanyProblem? {
    let country = text.trimmingBlanks
    return country.isEmpty || countryCode(country) != nil ? nil : .countryUnknown(country)
}

/// The first thing for which a marketplace would refuse an address, so that a company is sent without it.
package func addressProblem(of address: PostalAddress) -> CompanyProblem? {
    let parts: [(CompanyProblem.AddressPart, text: String, isRequired: Bool)] = [
        (.street, address.street, true), (.street2, address.street2, false), (.city, address.city, true),
        (.state, address.state, false), (.postalCode, address.postalCode, true),
    ]
    for (part, text, isRequired) in parts {
        if isRequired, text.trimmingBlanks.isEmpty { return .addressPartMissing(part) }
        // Counted as the service counts, in UTF-16.
        if text.utf16.count > 255 { return .addressPartTooLong(part) }
    }
    return countryCode(address.country) == nil ? .countryUnknown(address.country.trimmingBlanks) : nil
}

/// The two-letter code of ISO 3166 that a text is, in capitals; nil when it is none.
package func countryCode(_ text: String) -> String? {
    let code = text.trimmingBlanks.uppercased()
    return countryCodes.contains(Substring(code)) ? code : nil
}

/// The assigned codes of ISO 3166-1, and XK, under which Microsoft knows Kosovo.
private let countryCodes = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO \
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR \
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO \
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV \
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split(separator: " "))
