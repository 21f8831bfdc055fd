import Core

extension World {
    private static let largestAuditPage = 500

    /// What was done within the days that were asked for, the oldest first.
    func auditRecords(_ request: WebRequest) -> WebAnswer {
        guard let start = request.parameter("startDate").map({ Self.day($0) }) ?? moment.adding(seconds: -30 * 86_400)
        else { return .partnerError(400, 3000, "The start date is not valid.") }
        guard start.seconds > moment.seconds - 91 * 86_400 else {
            return .partnerError(400, 3000, "The start date must lie within the last 90 days.")
        }
        guard let end = request.parameter("endDate").map({ Self.day($0) }) ?? moment else {
            return .partnerError(400, 3000, "The end date is not valid.")
        }
        let size = request.parameter("size").flatMap { Int($0) } ?? Self.largestAuditPage
        guard (1...Self.largestAuditPage).contains(size) else {
            return .partnerError(400, 3000, "The size is out of range.")
        }
        // The end date is a day, and the whole of it counts.
        let found = customers.audit.filter { $0.at >= start && $0.at < end.adding(seconds: 86_400) }
        let token = request.headers["ms-continuationtoken"].flatMap { Base64.bytes($0) } ?? []
        let from = Int(String(decoding: token, as: UTF8.self)) ?? 0
        return page(found.dropFirst(from).prefix(size), next: from + size < found.count ? from + size : nil, size)
    }

    private func page(_ records: ArraySlice<AuditRecord>, next: Int?, _ size: Int) -> WebAnswer {
        .object(style: JSONWriter.Style(hasByteOrderMark: true)) {
            $0.field("totalCount", records.count)
            $0.list("items") {
                for record in records {
                    let profile = customers.profile(record.number)
                    $0.element { Self.write(record, of: profile, &$0) }
                }
            }
            $0.object("links") {
                $0.link("self", "/auditrecords?size=\(size)")
                guard let next else { return }
                let token = Base64.urlText(Array(String(next).utf8))
                $0.link("next", "/auditrecords?size=\(size)&seekOperation=Next", token: token)
            }
            $0.object("attributes") { $0.field("objectType", "Collection") }
        }
    }

    private static func write(_ record: AuditRecord, of profile: CustomerProfile, _ json: inout JSONWriter) {
        let tenant = profile.tenant.description
        let partner = SandboxIdentity.partner.description
        json.field("id", "\(partner)_\(tenant)_\(record.operation.word.replacing("_", with: ""))_\(record.order)")
        json.field("partnerId", partner)
        json.field("customerId", record.order.isMultiple(of: 2) ? tenant : tenant.uppercased())
        json.field("customerName", profile.name)
        json.field("userPrincipalName", "manager@\(SandboxIdentity.domain)")
        json.field("resourceType", record.operation.resource)
        let value = JSONWriter.object(style: JSONWriter.Style(hasPascalKeys: true)) {
            $0.field("id", tenant)
            $0.object("companyProfile") { $0.field("companyName", profile.name) }
        }
        json.field("resourceNewValue", String(decoding: value, as: UTF8.self))
        json.field("operationType", record.operation.word)
        json.field("operationDate", String(record.at.description.dropLast()) + ".0589308Z")
        json.field("operationStatus", "succeeded")
        json.list("customizedData") {
            $0.element {
                $0.field("key", "CustomerId")
                $0.field("value", tenant)
            }
        }
        json.object("attributes") { $0.field("objectType", "AuditRecord") }
    }

    /// A day, as `2026-11-23` or with a time behind it.
    private static func day(_ text: String) -> Timestamp? {
        Timestamp(text) ?? Timestamp(String(text.prefix(10)))
    }
}
