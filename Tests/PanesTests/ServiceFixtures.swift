import Core
import Panes
import Screen
import Text

/// A synchronisation that ended at noon.
func syncNote(_ id: Int64 = 1, complete: Bool = true, at moment: Timestamp = noon) -> SyncNote {
    SyncNote(
        id: id, isFull: false, startedAt: moment.adding(seconds: -60), endedAt: moment, isComplete: complete,
        by: "anna@host")
}

/// What the store remembers of a synchronisation that read so many customers.
func syncMemory(
    _ last: SyncNote? = syncNote(), open: SyncNote? = nil, seen: Int = 2000, unread: Int = 0
) -> SyncMemory {
    var list = SyncProgress(.customerList, isFull: false, startedAt: noon)
    list.counts.seen = seen
    list.endedAt = last == nil ? nil : noon
    list.isComplete = last != nil
    list.completedAt = list.endedAt
    return SyncMemory(
        last: last, open: open, sources: last == nil ? [:] : [.customerList: list],
        mirror: MirrorState(isRemote: true, isListRead: last != nil, unread: unread))
}

/// A company that is linked to no tenant unless told.
func company(
    _ id: String, name: String = "Contoso A/S", tenant: TenantID? = nil, tenantKey: String = ""
) -> Company {
    Company(
        id: CompanyID(id), name: name, tenant: tenant, evidence: tenant == nil ? .none : .confirmed,
        domain: "contoso25.example", status: "ENABLED", createdAt: noon, administrator: Contact(), origin: .found,
        tenantKey: tenantKey)
}

/// What was compared of a company on two levels.
func evidence(_ id: CompanyID) -> [Evidence] {
    let fields: [(EvidenceLevel, EvidenceField, String, String, EvidenceVerdict)] = [
        (.list, .tenant, tenant(1).description, tenant(1).description, .agree),
        (.graph, .name, "Fabrikam 1", "Fabrikam Ltd", .differ), (.partnerCenter, .tenant, "", "", .unknown),
    ]
    return fields.map { level, field, ours, theirs, verdict in
        Evidence(
            company: id, tenant: tenant(1), level: level, field: field, marketplace: ours, microsoft: theirs,
            verdict: verdict, source: verdict == .unknown ? "the relationship is missing" : "Microsoft", readAt: noon)
    }
}

/// Findings of each verdict.
let findings: [RequirementFinding] = [
    RequirementFinding(.signIn, .passed, evidence: "a token came"),
    RequirementFinding(
        .cspTier, .failed, evidence: "the tenant is an indirect reseller", remedy: "Use the direct-bill tenant."),
    RequirementFinding(.multiChannel, .unknown, evidence: "nobody attested it", remedy: "Attest it."),
]

/// Why an unknown tenant is not here, where nothing was synchronised yet.
func absence() -> AbsenceInquiry.Answer {
    AbsenceInquiry.Answer(
        tenant: tenant(99), knowledge: AbsenceKnowledge(customer: nil, memory: syncMemory(nil)))
}
