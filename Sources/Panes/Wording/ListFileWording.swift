package import Core

extension Wording {
    /// Why a file can't be imported and what to do next, in a sentence.
    package static func sentence(for failure: ListFileFailure) -> String {
        switch failure {
        case .unreadable(let name, let why): sentence("\(safe(name)) can't be read", why)
        case .empty(let name): "\(safe(name)) is empty; export the list again."
        case .unknownHeader(let name, let columns):
            "\(safe(name)) is neither a customer list nor a contact list, nor one of prospects or subscriptions, nor a result report of companies: its first line names \(list(columns))."
        case .columnTwice(let name, let first, let second):
            "\(safe(name)) has two columns that mean the same, \(quoted(first)) and \(quoted(second)); remove one of them."
        case .dataSetPart(let name):
            "\(safe(name)) is a part of the data sets; import it together with Companies.csv and the others, or name their folder."
        case .dataSetReport(let name):
            "\(safe(name)) says what each row of an export of data sets lacks, and brings nothing in."
        case .noDataSets(let name): "\(safe(name)) is a folder that holds no data sets; name files."
        case .notText(let name):
            "\(safe(name)) is not a text file that Ferry reads; save it as CSV in UTF-8 or UTF-16 and import that."
        }
    }

    /// Why a row of a file can't be used, in a sentence.
    package static func sentence(for reason: RejectedLine.Reason) -> String {
        switch reason {
        case .noTenant: "The row has no tenant id."
        case .malformedTenant(let text): "\(quoted(text)) is not a tenant id, which is a GUID."
        case .wrongColumnCount(let found, let expected):
            "The row has \(counted(found, "column")) where the header has \(grouped(expected))."
        case .badEncoding: "The row is not UTF-8; save the list as UTF-8 (or UTF-16 with a mark) and import it again."
        case .openQuote: "A quotation mark is opened and never closed."
        case .noEmail: "The row has no e-mail address to write to."
        case .noKey: "The row has neither a tenant id nor a domain."
        case .malformedEmail(let text): "\(quoted(text)) is not an e-mail address."
        case .noCustomer(let key):
            "No customer has the tenant id or domain \(quoted(key)); import the customer list first."
        case .severalCustomers(let domain):
            "Several customers have the domain \(quoted(domain)); name the tenant id instead."
        case .noOffer: "The row names neither an offer nor a subscription."
        case .malformedDay(let text): "\(quoted(text)) is not a day: write it year first, such as 2026-12-31."
        case .subscriptionTwice: "An earlier row is the same subscription; give each an id of its own."
        case .malformedItem: "The service sent something that is not a customer."
        case .twoTenants(let one, let other): "The service gives this customer two tenant ids, \(one) and \(other)."
        case .notCreated(let why): sentence("The migration tool did not create the company", why)
        case .noResult: "The row does not tell what became of the company."
        case .companyOfAnother(let company, let tenant):
            "Company \(safe(company)) belongs to tenant \(tenant); the report would give it to another."
        case .foreignKey(let company, let key):
            "Company \(safe(company)) bears \(quoted(key)) where its tenant id belongs; unlink it there first."
        case .noUser(let user): "Users.csv has no usable row for \(quoted(user)), so the company gets no first user."
        }
    }

    /// What became of a field that can't be used, in a sentence.
    package static func sentence(for field: LeftOutField) -> String {
        "\(quoted(field.value)) in the column \(quoted(field.column)) can't be used, and was left out."
    }

    /// What a file is, in a few words.
    package static func phrase(for kind: ListFileKind) -> String {
        switch kind {
        case .customers(complete: true): "complete customer list"
        case .customers(complete: false): "customer list"
        case .contacts: "contact list"
        case .prospects: "list of prospects"
        case .results: "result report"
        case .subscriptions: "list of subscriptions"
        }
    }

    private static func list(_ columns: [String]) -> String {
        let shown = columns.prefix(6).map { quoted($0) }.joined(separator: ", ")
        if columns.isEmpty { return "no columns" }
        return columns.count > 6 ? "\(shown) and \(grouped(columns.count - 6)) more" : shown
    }
}
