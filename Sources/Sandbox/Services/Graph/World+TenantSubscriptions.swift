import Core

extension World {
    /// Every subscription of the tenant, whoever sold it.
    mutating func tenantSubscriptions(_ grant: AccessGrant) -> WebAnswer {
        let profile = customers.profile(of: grant.tenant)
        let subscriptions = profile.map { Subscription.all(of: $0, now: options.now) } ?? []
        return .object {
            $0.field("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#directory/subscriptions")
            $0.list("value") {
                for subscription in subscriptions {
                    $0.element { Self.write(subscription, tenant: grant.tenant, &$0) }
                }
            }
        }
    }

    /// The licences of the tenant.
    mutating func subscribedSKUs(_ grant: AccessGrant) -> WebAnswer {
        let profile = customers.profile(of: grant.tenant)
        let subscriptions = profile.map { Subscription.all(of: $0, now: options.now) } ?? []
        return .object {
            $0.field("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#subscribedSkus")
            $0.list("value") {
                for subscription in subscriptions {
                    $0.element {
                        $0.field("id", "\(grant.tenant)_\(subscription.id)")
                        $0.field("skuId", subscription.id.description)
                        $0.field("skuPartNumber", subscription.offer.sku)
                        $0.field("capabilityStatus", subscription.status == "active" ? "Enabled" : "Suspended")
                        $0.field("appliesTo", "User")
                        $0.field("consumedUnits", subscription.quantity / 2)
                        $0.object("prepaidUnits") {
                            $0.field("enabled", subscription.quantity)
                            $0.field("suspended", 0)
                            $0.field("warning", 0)
                            $0.field("lockedOut", 0)
                        }
                        $0.list("subscriptionIds", [subscription.id.description])
                    }
                }
            }
        }
    }

    private static func write(_ subscription: Subscription, tenant: TenantID, _ json: inout JSONWriter) {
        let status =
            switch subscription.status {
            case "active": "Enabled"
            case "expired": "Warning"
            case "deleted": "Deleted"
            case "quarantined": "LockedOut"
            default: "Suspended"
            }
        let owner =
            switch subscription.seller {
            case .partner: SandboxIdentity.partner.description
            case .otherPartner: "331af819-4e0b-49f7-a6bf-14e1165ad3a0"
            case .direct: tenant.description
            }
        json.field("id", subscription.id.description)
        json.field("commerceSubscriptionId", subscription.id.description)
        json.field("createdDateTime", subscription.start.description)
        json.field("isTrial", false)
        json.field("nextLifecycleDateTime", subscription.end)
        json.field("skuId", subscription.id.description)
        json.field("skuPartNumber", subscription.offer.sku)
        json.field("status", status)
        json.field("totalLicenses", subscription.quantity)
        json.field("ownerId", SandboxIdentity.partner.description)
        json.field("ownerTenantId", owner)
        json.field("ownerType", "User")
        json.list("serviceStatus")
    }
}
