import Core

extension World {
    /// How an answer about a customer is spelt: some with a mark, some with capital keys.
    private static func style(_ profile: CustomerProfile) -> JSONWriter.Style {
        JSONWriter.Style(
            hasPascalKeys: profile.quirk.isMultiple(of: 7), hasByteOrderMark: profile.quirk.isMultiple(of: 3))
    }

    /// A customer by its tenant.
    func customerDetails(_ profile: CustomerProfile) -> WebAnswer {
        let id = profile.tenant.description
        return .object(style: Self.style(profile)) {
            $0.field("id", id)
            $0.field("commerceId", "c\(profile.number)-\(id)")
            $0.object("companyProfile") { Self.company(profile, &$0) }
            $0.object("billingProfile") { Self.billing(profile, &$0) }
            $0.field("relationshipToPartner", profile.relationship)
            $0.field("allowDelegatedAccess", profile.isDelegated)
            $0.field("userCredentials", nil)
            if profile.isDelegated { $0.list("customDomains", profile.customDomains) }
            $0.field("associatedPartnerId", nil)
            $0.object("links") { $0.link("self", "/customers/\(id)") }
            $0.object("attributes") { $0.field("objectType", "Customer") }
        }
    }

    /// A customer's company profile.
    func companyProfile(_ profile: CustomerProfile) -> WebAnswer {
        .object(style: Self.style(profile)) { Self.company(profile, &$0) }
    }

    /// A customer's billing profile.
    func billingProfile(_ profile: CustomerProfile) -> WebAnswer {
        .object(style: Self.style(profile)) { Self.billing(profile, &$0) }
    }

    /// Address and e-mail show only to those with delegated rights.
    private static func company(_ profile: CustomerProfile, _ json: inout JSONWriter) {
        let id = profile.tenant.description
        json.field("tenantId", id)
        json.field("domain", profile.domain)
        json.field("companyName", profile.name)
        if profile.isDelegated {
            json.object("address") { address(profile, &$0) }
            json.field("email", profile.contact.email)
            json.field("organizationRegistrationNumber", nil)
        }
        json.object("links") { $0.link("self", "/customers/\(id)/profiles/company") }
        json.object("attributes") { $0.field("objectType", "CustomerCompanyProfile") }
    }

    private static func billing(_ profile: CustomerProfile, _ json: inout JSONWriter) {
        let id = profile.tenant.description
        json.field("id", id)
        json.field("firstName", profile.contact.firstName)
        json.field("lastName", profile.contact.lastName)
        // Without an address there is none at all in some answers, and an empty one in others.
        if !profile.contact.email.isEmpty || profile.quirk.isMultiple(of: 2) {
            json.field("email", profile.contact.email)
        }
        json.field("culture", profile.culture)
        json.field("language", "en")
        json.field("companyName", profile.billingName)
        json.object("defaultAddress") { address(profile, &$0) }
        json.object("links") { $0.link("self", "/customers/\(id)/profiles/billing") }
        json.object("attributes") {
            $0.field("etag", "\"\(profile.quirk)\"")
            $0.field("objectType", "CustomerBillingProfile")
        }
    }

    private static func address(_ profile: CustomerProfile, _ json: inout JSONWriter) {
        let address = profile.address
        json.field("country", address.country)
        json.field("city", address.city)
        if !address.state.isEmpty { json.field("state", address.state) }
        json.field("addressLine1", address.street)
        json.field("addressLine2", address.street2)
        json.field("postalCode", address.postalCode)
        json.field("firstName", profile.contact.firstName)
        json.field("lastName", profile.contact.lastName)
        json.field("phoneNumber", profile.contact.phone)
    }

    /// What this partner sold to a customer.
    func subscriptionList(_ profile: CustomerProfile) -> WebAnswer {
        let sold = Subscription.all(of: profile, now: options.now).filter { $0.seller == .partner }
        return .object(style: Self.style(profile)) {
            // Some services count in text.
            if profile.quirk.isMultiple(of: 2) {
                $0.field("totalCount", "0\(sold.count)")
            } else {
                $0.field("totalCount", sold.count)
            }
            $0.list("items") {
                for subscription in sold { $0.element { Self.write(subscription, of: profile, &$0) } }
            }
            $0.object("attributes") { $0.field("objectType", "Collection") }
        }
    }

    private static func write(_ subscription: Subscription, of profile: CustomerProfile, _ json: inout JSONWriter) {
        let id = subscription.id.description.uppercased()
        json.field("id", id)
        json.field("offerId", subscription.offer.id)
        json.field("entitlementId", id)
        json.field("offerName", subscription.offer.name)
        json.field("friendlyName", subscription.offer.name)
        if subscription.isNewCommerce {
            json.object("productType") {
                $0.field("id", "OnlineServicesNCE")
                $0.field("displayName", "OnlineServicesNCE")
            }
        }
        json.field("quantity", subscription.quantity)
        json.field("unitType", "Licenses")
        json.field("creationDate", subscription.start.description)
        json.field("effectiveStartDate", subscription.start.day() + "T00:00:00Z")
        json.field("commitmentEndDate", subscription.end)
        // Set only where something was cancelled; else as this service writes "never".
        json.field("cancellationAllowedUntilDate", "0001-01-01T00:00:00")
        json.field("status", profile.quirk.isMultiple(of: 13) ? subscription.status + " " : subscription.status)
        json.field("autoRenewEnabled", subscription.renews)
        json.field("isTrial", false)
        json.field("billingType", "license")
        json.field("billingCycle", profile.quirk.isMultiple(of: 5) ? "Monthly" : "monthly")
        json.field("termDuration", "P1Y")
        json.list("actions", ["Cancel", "Edit"])
        json.field("contractType", "subscription")
        json.field("orderId", "O\(profile.number)")
        json.object("attributes") {
            $0.field("etag", "\"\(profile.quirk)\"")
            $0.field("objectType", "Subscription")
        }
    }

    /// How far Microsoft's own check of a customer is.
    func validationStatus(_ profile: CustomerProfile) -> WebAnswer {
        let words = ["Allowed", "Allowed", "Allowed", "UnderReview", "NotAllowed", "Unknown", "Not Ready"]
        return .object {
            $0.field("type", "account")
            $0.field("status", words[profile.quirk % words.count])
            $0.field("lastUpdateDateTime", "2026-07-14T18:02:00")
        }
    }
}
