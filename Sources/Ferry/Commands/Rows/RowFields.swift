import Core
import Panes

/// The values of the lists' rows by their keys; the first of each are fixed for scripts.
enum RowFields {
    /// A customer.
    static func customer(_ record: Record, _ object: inout some RowValues) {
        let reason = StandingReason(rawValue: record.reason) ?? .none
        object.add("tenantId", record[CustomerColumn.tenant])
        object.add("name", record[CustomerColumn.name])
        object.add("domain", filled: record[CustomerColumn.domain])
        object.add("relationship", filled: record[CustomerColumn.relationship])
        object.add("state", PendingState(rawValue: record.state)?.word)
        object.add("reason", filled: Wording.phrase(for: reason))
        object.add("reasonCode", reason == .none ? nil : "\(reason)")
        let level = record[CustomerColumn.level]
        object.add("match", isThere: !level.isEmpty && level != MatchLevel.none.rawValue) { match in
            match.add("level", level)
            match.add("companyIds", texts: record[CustomerColumn.companies].split(separator: " ").map(String.init))
        }
        object.add("contactEmail", filled: record[CustomerColumn.email])
        object.add("firstSeen", seconds: record[CustomerColumn.Number.firstSeen])
        object.add("contactName", filled: record[CustomerColumn.contact])
        object.add("country", filled: record[CustomerColumn.country])
        object.add("phone", filled: record[CustomerColumn.phone])
        object.add("tags", filled: record[CustomerColumn.tags])
        object.add("missingSince", seconds: record[CustomerColumn.Number.missingSince])
        object.add("ignoreReason", filled: record[CustomerColumn.ignoreReason])
        object.add("hasNamesake", record[CustomerColumn.Number.namesake] != 0)
    }

    /// A company.
    static func company(_ record: Record, _ object: inout some RowValues) {
        object.add("id", record[CompanyColumn.id])
        object.add("name", record[CompanyColumn.name])
        object.add("tenantId", filled: record[CompanyColumn.tenant])
        object.add("tenantEvidence", record[CompanyColumn.evidence])
        object.add("status", filled: record[CompanyColumn.status])
        object.add("createdAt", seconds: record[CompanyColumn.Number.createdAt])
        object.add("administratorEmail", filled: record[CompanyColumn.email])
        object.add("informed", filled: record[CompanyColumn.informed])
        object.add("administratorName", filled: record[CompanyColumn.administrator])
        object.add("domain", filled: record[CompanyColumn.domain])
        object.add("origin", filled: record[CompanyColumn.origin])
        object.add("country", filled: record[CompanyColumn.country])
        object.add("phone", filled: record[CompanyColumn.phone])
        object.add("state", CompanyState(rawValue: record.state)?.word)
    }

    /// An invitation, with the tenant of its company.
    static func invitation(_ record: Record, tenant: TenantID?, _ object: inout some RowValues) {
        object.add("email", record[InvitationColumn.email])
        object.add("companyId", filled: record[InvitationColumn.id])
        object.add("companyName", record[InvitationColumn.company])
        object.add("state", InvitationState(rawValue: record.state)?.word)
        object.add("createdAt", seconds: record[InvitationColumn.Number.createdAt])
        object.add("lastSent", seconds: record[InvitationColumn.Number.lastSent])
        object.add("timesSent", Int(record[InvitationColumn.Number.timesSent]))
        object.add("reminderDue", seconds: record[InvitationColumn.Number.reminderDue])
        object.add("person", filled: record[InvitationColumn.person])
        object.add("role", filled: record[InvitationColumn.role])
        object.add("access", record[InvitationColumn.access])
        object.add("lastError", filled: record[InvitationColumn.lastError])
        object.add("tenantId", tenant?.description)
    }

    /// A request.
    static func request(_ record: Record, _ object: inout some RowValues) {
        object.add("id", Int(record.id.number))
        object.add("company", filled: record[RequestColumn.company])
        object.add("email", record[RequestColumn.email])
        object.add("person", filled: record[RequestColumn.person])
        object.add("domain", filled: record[RequestColumn.domain])
        object.add("tenantId", filled: record[RequestColumn.tenant])
        object.add("state", RequestState(rawValue: record.state)?.word)
        object.add("customerTenantId", filled: record[RequestColumn.customer])
        object.add("recognisedBy", filled: record[RequestColumn.sign])
        object.add("createdAt", seconds: record[RequestColumn.Number.createdAt])
        object.add("lastSent", seconds: record[RequestColumn.Number.lastSent])
        object.add("timesSent", Int(record[RequestColumn.Number.timesSent]))
        object.add("by", record[RequestColumn.by])
        object.add("closedReason", filled: record[RequestColumn.reason])
        object.add("lastError", filled: record[RequestColumn.lastError])
    }

    /// A subscription.
    static func subscription(_ record: Record, _ object: inout some RowValues) {
        let number = { (column: SubscriptionColumn.Number) in record[column] < 0 ? nil : Int(record[column]) }
        let day = { (column: SubscriptionColumn.Number) -> String? in
            record[column] == 0 ? nil : Timestamp(seconds: record[column]).day()
        }
        let renews = record[SubscriptionColumn.renews]
        object.add("id", record[SubscriptionColumn.id])
        object.add("tenantId", record[SubscriptionColumn.tenant])
        object.add("companyName", filled: record[SubscriptionColumn.company])
        object.add("offer", filled: record[SubscriptionColumn.offer])
        object.add("program", record[SubscriptionColumn.program])
        object.add("quantity", number(.quantity))
        object.add("status", record[SubscriptionColumn.status])
        object.add("endsOn", day(.endsOn))
        object.add("renews", renews.isEmpty ? nil : renews == "yes", unknown: "unknown")
        object.add("licences", filled: record[SubscriptionColumn.licences])
        object.add("state", SubscriptionState(rawValue: record.state)?.word)
        object.add("needsHand", record[SubscriptionColumn.Number.hand] <= SubscriptionStanding.lastHand)
        object.add("startsOn", day(.startsOn))
        object.add("stateUntil", day(.until))
        object.add("deletedAfter", day(.deletedAfter))
        object.add("replaceBy", day(.replaceBy))
        object.add("replacement", filled: record[SubscriptionColumn.replacement])
        object.add("replacementQuantity", number(.replacementQuantity))
        object.add("replacementState", filled: record[SubscriptionColumn.cover])
        object.add("licencesDoneBy", filled: record[SubscriptionColumn.doneBy])
        object.add("licencesDoneAt", seconds: record[SubscriptionColumn.Number.doneAt])
        object.add("programEvidence", record[SubscriptionColumn.evidence])
        object.add("offerId", filled: record[SubscriptionColumn.offerId])
        object.add("source", record[SubscriptionColumn.source])
        object.add("readAt", seconds: record[SubscriptionColumn.Number.readAt])
        object.add("renewsSaidBy", filled: record[SubscriptionColumn.saidBy])
        object.add("renewsSaidAt", seconds: record[SubscriptionColumn.Number.saidAt])
        object.add("endless", record[SubscriptionColumn.endless] == "yes")
        object.add("users", number(.users))
        object.add("replacedBy", filled: record[SubscriptionColumn.replacedBy])
    }
}
