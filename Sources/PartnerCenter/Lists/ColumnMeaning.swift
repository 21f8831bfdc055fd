import Text

/// What a column of a list tells; recognised by the many names that exports and people give it.
enum ColumnMeaning: CaseIterable {
    case tenant, name, domain, relationship, tags, email, firstName, lastName, country, phone
    case expectedTenant, culture
    case domains
    case subscription, offer, subscriptionName, offerID, program, quantity, users, status, startsOn, endsOn, renews
    case endless, doneBy, doneAt, saidBy, saidAt, replacedBy

    /// The columns of the portal's own export.
    static let portal: Set<ColumnMeaning> = [.tenant, .name, .domain, .relationship, .tags]

    /// The meaning of a column's title, whatever its case, blanks and punctuation; nil when it has none here.
    init?(title: String) {
        guard let meaning = Self.ranked(title: title)?.meaning else { return nil }
        self = meaning
    }

    /// The meaning of a column's title, and its rank among the titles of that meaning: the one that tells most first.
    static func ranked(title: String) -> (meaning: ColumnMeaning, rank: Int)? {
        byKey[String(String.UnicodeScalarView(folded(title).unicodeScalars.filter(\.isLetterOrDigit)))]
    }

    private static let byKey: [String: (meaning: ColumnMeaning, rank: Int)] = Dictionary(
        allCases.flatMap { meaning in meaning.keys.enumerated().map { ($1, (meaning, $0)) } },
        uniquingKeysWith: { first, _ in first })

    /// The titles in lower case with letters and digits alone; where a list has several, the first one goes first.
    private var keys: [String] {
        switch self {
        case .tenant:
            [
                "microsoftid", "tenantid", "customerid", "tenant", "tenantguid", "microsofttenantid",
                "customertenantid",
                "directoryid", "entratenantid", "azureadtenantid", "aadtenantid",
            ]
        case .name:
            [
                "companyname", "name", "company", "customername", "customer", "organization", "organisation",
                "organizationname", "organisationname", "displayname",
            ]
        case .domain:
            [
                "primarydomainname", "primarydomain", "domain", "domainname", "defaultdomain", "defaultdomainname",
                "expecteddomain", "tenantdomain",
            ]
        case .relationship: ["relationship", "relationshiptype", "relationshiptopartner"]
        case .tags: ["tags", "tag", "customertags"]
        case .email:
            [
                "email", "emailaddress", "contactemail", "contactemailaddress", "mail", "mailaddress", "contactmail",
                "administratoremail", "adminemail", "primaryemail",
            ]
        case .firstName: ["firstname", "givenname", "forename", "contactfirstname"]
        case .lastName: ["lastname", "surname", "familyname", "contactlastname"]
        case .country: ["country", "countryorregion", "countryregion", "countrycode"]
        case .expectedTenant: ["expectedtenant", "expectedtenantid"]
        case .culture: ["culture", "language", "locale"]
        case .subscription:
            ["subscriptionid", "id", "subscriptionguid", "currentsubscriptionid", "legacysubscriptionid"]
        case .offer:
            ["offername", "offer", "planname", "skuname", "productname", "product", "legacyproductname"]
        case .subscriptionName:
            [
                "subscription", "subscriptionname", "friendlyname", "nickname", "subscriptionnickname",
                "legacysubscriptionname",
            ]
        // In the new commerce a SKU's id, such as 0001, says nothing without its product's.
        case .offerID: ["offerid", "catalogitemid", "productskuid", "productid", "skuid"]
        case .program: ["program", "programme", "licensingprogram", "purchasechannel"]
        case .quantity:
            [
                "quantity", "seats", "seatcount", "currentseatcount", "licenses", "licensecount", "licencecount",
                "totallicenses", "numberoflicenses",
            ]
        case .users: ["users", "assignedlicenses", "assignedlicences", "licensesassigned"]
        case .status: ["status", "subscriptionstatus"]
        case .startsOn:
            [
                "startson", "startdate", "effectivestartdate", "commitmentstartdate", "subscriptionstartdate",
                "termstartdate",
            ]
        case .endsOn:
            [
                "endson", "enddate", "commitmentenddate", "commitmentenddatetime", "subscriptionenddate", "termenddate",
                "expirationdate", "expirydate", "expireson", "renewaldate", "nextlifecycledatetime",
            ]
        case .domains: ["domains"]
        case .endless: ["endless"]
        case .doneBy: ["licencesdoneby"]
        case .doneAt: ["licencesdoneat"]
        case .saidBy: ["renewssaidby"]
        case .saidAt: ["renewssaidat"]
        case .replacedBy: ["replacedby"]
        case .renews: ["renews", "autorenew", "autorenewenabled", "autorenewal", "autorenewstatus", "renewsitself"]
        case .phone:
            ["phone", "phonenumber", "telephone", "telephonenumber", "contactphone", "businessphone", "mobilephone"]
        }
    }
}

extension Unicode.Scalar {
    /// Whether a title keeps the scalar when punctuation goes.
    fileprivate var isLetterOrDigit: Bool {
        properties.isAlphabetic || properties.numericType != nil
    }
}
