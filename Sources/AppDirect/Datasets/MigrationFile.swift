package import Core

/// The files of AppDirect's migration tool that Ferry can fill, with their columns as documented.
///
/// Of orders and of Microsoft's customers, subscriptions and domains the columns stand in a sample that only the
/// marketplace's own page hands out: what Ferry knows of those customers goes into a file of its own.
package enum MigrationFile: String, CaseIterable, Sendable {
    case users = "Users.csv"
    case companies = "Companies.csv"
    case memberships = "Memberships.csv"
    /// What Microsoft tells of the customers; for people to copy from, for the tool has no such file.
    case microsoftFacts = "MicrosoftFacts.csv"

    /// The file's name.
    package var name: String { rawValue }

    /// The first line.
    package var header: [String] {
        switch self {
        case .users:
            [
                "EXTERNAL_ID", "EMAIL_ADDRESS", "FIRST_NAME", "LAST_NAME", "ACTIVATED", "CURRENCY",
                "IS_ALLOW_LOGIN_USER",
            ]
        case .companies:
            [
                "EXTERNAL_ID", "NAME", "STREET1", "STREET2", "CITY", "STATE", "ZIP", "COUNTRY", "PHONE",
                "BILLING_STREET1", "BILLING_CITY", "CREATED_BY_EXTERNAL_ID", "ALLOW_LOGIN",
            ]
        case .memberships:
            [
                "USER_EXTERNAL_ID", "COMPANY_EXTERNAL_ID", "SYS_ADMIN", "BILLING_ADMIN", "SALES_SUPPORT",
                "RESTRICTED_SALES_SUPPORT", "BILLING_PHONE_NUMBER", "BILLING_STREET1", "BILLING_CITY",
                "BILLING_STATE", "BILLING_ZIP", "BILLING_COUNTRY",
            ]
        case .microsoftFacts:
            [
                "COMPANY_EXTERNAL_ID", "TENANT_ID", "TENANT_DOMAIN", "DOMAINS", "NAME", "COUNTRY", "RELATIONSHIP",
                "CULTURE", "TAGS",
            ]
        }
    }

    /// The line of a customer; nil where an earlier one said it already.
    package func fields(_ rows: DataSetRows) -> [String]? {
        let address = rows.address ?? PostalAddress()
        let tenant = rows.tenant.description
        switch self {
        case .users:
            guard !rows.isKnownUser else { return nil }
            return [
                rows.user.externalID, rows.user.email, rows.user.firstName, rows.user.lastName, "FALSE", "", "TRUE",
            ]
        case .companies:
            // Billing data needs the one who created the company.
            let creator = rows.address == nil ? "" : rows.user.externalID
            return [
                tenant, rows.name, address.street, address.street2, address.city, address.state, address.postalCode,
                rows.country, rows.phone, address.street, address.city, creator, "TRUE",
            ]
        case .memberships:
            return [
                rows.user.externalID, tenant, "TRUE", "TRUE", "FALSE", "FALSE", rows.address == nil ? "" : rows.phone,
                address.street, address.city, address.state, address.postalCode,
                rows.address == nil ? "" : countryCode(address.country) ?? "",
            ]
        case .microsoftFacts:
            return [
                tenant, tenant, rows.domain, rows.domains.joined(separator: " "), rows.name, rows.country,
                rows.relationship.word, rows.culture, rows.tags,
            ]
        }
    }
}
