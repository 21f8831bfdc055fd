import Text

/// What a column of a list tells; recognised by the many names that exports and people give it.
enum ColumnMeaning: CaseIterable {
    case tenant, name, domain, relationship, tags, email, firstName, lastName, country, phone
    case expectedTenant, culture
    case subscription, offer, subscriptionName, offerID, program, quantity, status, startsOn, endsOn, renews

    /// The columns of the portal's own export.
    static let portal: Set<ColumnMeaning> = [.tenant, .name, .domain, .relationship, .tags]

    /// The meaning of a column's title, whatever its case, blanks and punctuation; nil when it has none here.
    init?(title: String) {
        let key = String(String.UnicodeScalarView(folded(title).unicodeScalars.filter(\.isLetterOrDigit)))
        guard let meaning = Self.byKey[key] else { return nil }
        self = meaning
    }

    private static let byKey: [String: ColumnMeaning] = Dictionary(
        allCases.flatMap { meaning in meaning.keys.map { ($0, meaning) } }, uniquingKeysWith: { first, _ in first })

    /// The titles in lower case with letters and digits alone.
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
                "expecteddomain",
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
            ["offer", "offername", "product", "productname", "planname", "skuname", "legacyproductname"]
        case .subscriptionName:
            [
                "subscription", "subscriptionname", "friendlyname", "nickname", "subscriptionnickname",
                "legacysubscriptionname",
            ]
        case .offerID: ["offerid", "skuid", "productid", "productskuid", "catalogitemid"]
        case .program: ["program", "programme", "licensingprogram", "purchasechannel"]
        case .quantity:
            [
                "quantity", "seats", "seatcount", "currentseatcount", "licenses", "licensecount", "licencecount",
                "totallicenses", "numberoflicenses",
            ]
        case .status: ["status", "subscriptionstatus"]
        case .startsOn:
            [
                "startson", "startdate", "effectivestartdate", "commitmentstartdate", "subscriptionstartdate",
                "termstartdate",
            ]
        case .endsOn:
            [
                "endson", "enddate", "commitmentenddate", "expirationdate", "expirydate", "expireson",
                "subscriptionenddate", "termenddate", "renewaldate", "commitmentenddatetime", "nextlifecycledatetime",
            ]
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
