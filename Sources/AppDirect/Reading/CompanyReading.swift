package import Core
import Text
import Transfer

/// A company as the marketplace shows it, with what only AppDirect knows of it.
package struct CompanyReading: Equatable, Sendable {
    /// The company; its tenant is the one that the marketplace itself names, else the one in the tenant field.
    package var company: Company
    /// The customer at Microsoft that the marketplace itself names (`mosiCustomerId`); possibly empty.
    ///
    /// Very old companies may bear an id of the syndication era there, which is no tenant.
    package var microsoftID: String
    /// What stands in the field for tenant ids; possibly empty.
    package var fieldText: String
    /// The marketplace's name for itself, where it tells it; possibly empty.
    package var partner: String
    /// The custom attributes, unchanged, to be written back with one of them replaced.
    var attributes: [CustomAttribute]

    /// The tenant in the tenant field where the marketplace itself names another one; nil where it does not.
    ///
    /// Which of the two is right only a person can say.
    package var contradiction: TenantID? {
        guard let named = TenantID(microsoftID), let written = fieldTenant else { return nil }
        return named == written ? nil : written
    }

    /// The tenant that the tenant field names; nil when it names none.
    var fieldTenant: TenantID? { TenantID(fieldText.trimmingBlanks) }

    /// Reads a company of a list or by its id; nil when it has no id.
    init?(_ value: JSONValue, field: TenantField, isRead: Bool) {
        let id = value.words("uuid")
        guard !id.isEmpty else { return nil }
        attributes = value["customAttributes"].items.compactMap(CustomAttribute.init)
        microsoftID = value.words("mosiCustomerId")
        partner = value.words("partner")
        switch field {
        case .externalID: fieldText = value.words("externalId")
        case .attribute(let name):
            fieldText = SafeText(attributes.first { $0.name == name }?.value ?? "").value
        }
        let confirmed = TenantID(microsoftID)
        let tenant = confirmed ?? TenantID(fieldText.trimmingBlanks)
        company = Company(
            id: CompanyID(id), name: value.words("name"), tenant: tenant,
            evidence: confirmed != nil ? .confirmed : tenant != nil ? .written : .none, domain: "",
            status: value.companyStatus, createdAt: value["creationDate"].momentOfMilliseconds ?? Timestamp(seconds: 0),
            administrator: Contact(), origin: .found, address: PostalAddress(ofCompany: value), tenantKey: fieldText,
            isRead: isRead || !microsoftID.isEmpty)
    }
}

extension JSONValue {
    /// The company's status; a list may show no more than whether it is disabled.
    fileprivate var companyStatus: String { self["enabled"].flag == false ? "DISABLED" : words("status") }
}

extension PostalAddress {
    /// The address of a company; nil when nothing of it is told.
    ///
    /// The country may stand beside it, with or without an address.
    fileprivate init?(ofCompany company: JSONValue) {
        let fields = company["address"]
        self.init(
            street: fields.words("street1"), street2: fields.words("street2"), city: fields.words("city"),
            state: fields.words("state"), postalCode: fields.words("zip"),
            country: fields["country"].line ?? company.words("countryCode"))
        if isEmpty { return nil }
    }
}

extension CustomAttribute {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"].text else { return nil }
        self.init(name: name, value: value["value"].text, keys: value["valueKeys"].items.compactMap(\.text))
        if self.value == nil, keys.isEmpty { return nil }
    }
}
