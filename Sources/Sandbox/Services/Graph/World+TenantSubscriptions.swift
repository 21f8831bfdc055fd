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
        json.field("skuId", subscription.product.id.description)
        json.field("skuPartNumber", subscription.product.partNumber)
        json.field("status", status)
        json.field("totalLicenses", subscription.quantity)
        json.field("ownerId", SandboxIdentity.partner.description)
        json.field("ownerTenantId", owner)
        json.field("ownerType", "User")
        json.list("serviceStatus")
    }
}
