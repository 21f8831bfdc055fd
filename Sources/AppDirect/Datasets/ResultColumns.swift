import Core
import Text

/// Where the columns of a result report stand.
///
/// The form is not published: it repeats the uploaded columns and adds what became of each row, so the added ones are
/// known by several names.
struct ResultColumns {
    private let externalID: Int
    private let company: Int?
    private let status: Int?
    private let message: Int?
    /// Whether the message is nothing but an error.
    private let namesErrors: Bool
    private let count: Int

    /// Not `STATE`, which is a part of the address.
    private static let statusNames = ["STATUS", "RESULT", "OUTCOME", "ROWSTATUS", "MIGRATIONSTATUS"]
    private static let messageNames = [
        "ERROR", "ERRORS", "ERRORMESSAGE", "ERRORMESSAGES", "MESSAGE", "MESSAGES", "REASON", "DETAILS",
        "VALIDATIONERROR", "VALIDATIONERRORS",
    ]
    private static let companyNames = ["COMPANYID", "COMPANYUUID", "UUID", "MARKETPLACEID"]
    /// The words for a company that is there; any other word is a failure.
    private static let success: Set<String> = [
        "SUCCESS", "SUCCESSFUL", "SUCCEEDED", "CREATED", "ACTIVATED", "MIGRATED", "COMPLETED", "DONE", "OK", "TRUE",
    ]

    /// Reads a header; nil when it is not that of a report of companies.
    init?(_ titles: [String]) {
        let keys = titles.map { SafeText($0).value.uppercased().filter { $0.isLetter || $0.isNumber } }
        guard let externalID = keys.firstIndex(of: "EXTERNALID"), keys.contains("NAME"),
            !keys.contains("EMAILADDRESS")
        else { return nil }
        let status = keys.firstIndex(where: Self.statusNames.contains)
        let message = keys.firstIndex(where: Self.messageNames.contains)
        guard status != nil || message != nil else { return nil }
        self.externalID = externalID
        self.status = status
        self.message = message
        namesErrors = message.map { keys[$0].contains("ERROR") } ?? false
        company = keys.firstIndex(where: Self.companyNames.contains)
        count = titles.count
    }

    /// What a record says.
    func line(_ record: CSVRecord) -> ListLine {
        func refused(_ reason: RejectedLine.Reason) -> ListLine {
            .rejected(RejectedLine(line: record.line, reason: reason))
        }
        if record.problem == .openQuote { return refused(.openQuote) }
        guard record.fields.count == count else {
            return refused(.wrongColumnCount(found: record.fields.count, expected: count))
        }
        func text(_ place: Int?) -> String {
            place.map { SafeText(record.fields[$0]).value.trimmingBlanks } ?? ""
        }
        let id = text(externalID)
        if id.isEmpty { return refused(.noTenant) }
        guard let tenant = TenantID(id) else { return refused(.malformedTenant(String(id.prefix(100)))) }
        let (word, why) = (text(status), text(message))
        if status != nil, word.isEmpty, why.isEmpty { return refused(.noResult) }
        // A row that says both is no success.
        let isClear = why.isEmpty || !namesErrors
        let isCreated =
            status == nil || word.isEmpty ? why.isEmpty : isClear && Self.success.contains(word.uppercased())
        guard isCreated else { return refused(.notCreated(why.isEmpty ? word : why)) }
        let company = text(company)
        return .result(
            ResultLine(line: record.line, tenant: tenant, company: company.isEmpty ? nil : CompanyID(company)))
    }
}
