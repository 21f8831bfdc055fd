import Core

/// Writes the tenant of a company and nothing else.
struct LinkWriter {
    private let writing: Writing

    /// A writer within a transaction.
    init(_ writing: Writing) { self.writing = writing }

    /// Sets or takes away a company's tenant; false when there is no such company.
    ///
    /// A company of the local marketplace without a tenant is one that was found there, for such a one may be linked
    /// again.
    func set(_ tenant: TenantID?, _ evidence: TenantEvidence, of id: CompanyID) throws -> Bool {
        let found = try writing.command("\(StoredCompany.selection) WHERE c.key = ?").first(
            .text(id.description), read: StoredCompany.init)
        guard let known = found else { return false }
        try writing.command(
            """
            UPDATE companies SET tenant = ?, evidence = ?, local = CASE WHEN ?1 IS NULL THEN 0 ELSE local END,
                revision = ?
            WHERE id = ?
            """
        ).run(
            .optional(tenant), .text(evidence.rawValue), .integer(try writing.revision(.companies)), .row(known.row))
        var affected = AffectedCustomers()
        var linked = known.company
        linked.tenant = tenant
        affected.note(known.company, keys: known.keys)
        affected.note(linked, keys: known.keys)
        try affected.renew(in: writing)
        return true
    }
}
