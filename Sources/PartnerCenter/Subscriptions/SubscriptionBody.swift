import Core
import Transfer

extension SubscriptionFacts {
    /// Reads an item of Partner Center's list; nil when it has no id.
    init?(sold item: JSONValue, to tenant: TenantID) {
        let id = item["id"].cell
        guard !id.isEmpty else { return nil }
        self.init(id: id, tenant: tenant, source: .partnerCenter)
        owner = .partner
        offer = item["offerName"].line ?? item["friendlyName"].cell
        offerID = item["offerId"].cell
        let kind = item["productType"]
        let isNew = [kind["id"].cell, kind["displayName"].cell].contains { $0.lowercased() == "onlineservicesnce" }
        isNewCommerce = isNew ? true : nil
        quantity = item["quantity"].integer.flatMap { $0 >= 0 ? $0 : nil }
        status = SubscriptionStatus(item["status"].cell)
        isCancelled = item["suspensionReasons"].items.contains { $0.word == "customercancellation" }
        startsOn = Self.day(item["effectiveStartDate"]) ?? Self.day(item["creationDate"])
        end = SubscriptionEnd(item["commitmentEndDate"].cell) ?? .unknown
        renews = item["autoRenewEnabled"].flag
        cancellableUntil = Self.day(item["cancellationAllowedUntilDate"])
    }

    /// Reads one of a tenant's own subscriptions in Graph; nil when it has no id.
    ///
    /// Graph does not tell whether one renews itself: the next change of its state may be either.
    init?(seen item: JSONValue, in tenant: TenantID, partner: TenantID?) {
        // By this id Partner Center knows it, too.
        let id = item["commerceSubscriptionId"].line ?? item["id"].cell
        guard !id.isEmpty else { return nil }
        self.init(id: id, tenant: tenant, source: .graph)
        partNumber = item["skuPartNumber"].cell
        offer = ProductNames.name(of: partNumber)
        product = TenantID(item["skuId"].cell)
        quantity = item["totalLicenses"].integer.flatMap { $0 >= 0 ? $0 : nil }
        status = SubscriptionStatus(Self.status(item["status"].cell))
        startsOn = Self.day(item["createdDateTime"])
        end = SubscriptionEnd(item["nextLifecycleDateTime"].cell) ?? .unknown
        owner = Self.owner(TenantID(item["ownerTenantId"].cell), of: tenant, partner)
    }

    private static func owner(_ owner: TenantID?, of tenant: TenantID, _ partner: TenantID?) -> Owner {
        guard let owner, owner != tenant else { return .customer }
        guard let partner else { return .unknown }
        return owner == partner ? .partner : .otherPartner(owner)
    }

    /// Graph calls what is blocked suspended, as it calls what was cancelled; what is locked out only Microsoft's support
    /// opens again.
    private static func status(_ word: String) -> String {
        ["suspended", "lockedout"].contains(word.lowercased()) ? "disabled" : word
    }

    /// A day; nil for none, and for the years by which Microsoft says "none".
    private static func day(_ value: JSONValue) -> Day? { SubscriptionEnd(value.cell)?.day }
}
