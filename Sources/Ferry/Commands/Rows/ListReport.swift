import Core
import Panes

/// Writes the rows of a list in the form that was asked for.
struct ListReport {
    /// Which list.
    let listing: Listing
    /// The store that it is of.
    let store: any CompanyStore

    /// Writes the rows as a table, as CSV or as JSON, and says on a terminal when there are none.
    func write(_ rows: FoundRows, _ options: ListOptions, in context: CommandContext) throws {
        let count = options.shown(of: rows.count)
        try context.print { writer in
            if options.form.json || options.form.csv {
                try RowExport(listing: listing, store: store, isCSV: options.form.csv).write(
                    count, to: &writer, rows.record)
            } else {
                try TextTable(columns, width: context.tableWidth).write(count: count, to: &writer) {
                    cells(rows.record($0))
                }
            }
        }
        guard context.terminal.output, !options.form.json, !options.form.csv else { return }
        if rows.count == 0 {
            context.say("No row matches.")
        } else if count < rows.count {
            context.say("\(Wording.grouped(count)) of \(Wording.counted(rows.count, "row")).")
        }
    }

    private var columns: [TextTable.Column] {
        switch listing {
        case .customers: RowTables.customerColumns
        case .companies: RowTables.companyColumns
        case .invitations: RowTables.invitationColumns
        case .requests: RowTables.requestColumns
        case .subscriptions: RowTables.subscriptionColumns
        }
    }

    private func cells(_ record: Record) -> [String] {
        switch listing {
        case .customers: RowTables.customer(record)
        case .companies: RowTables.company(record)
        case .invitations: RowTables.invitation(record)
        case .requests: RowTables.request(record)
        case .subscriptions: RowTables.subscription(record)
        }
    }
}
