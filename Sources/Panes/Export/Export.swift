package import Core

/// Rows that are to be written into files, as the console chose them.
package struct Export: Equatable, Sendable {
    /// What is written.
    package enum Form: Equatable, Sendable {
        /// The list itself, as CSV or JSON lines by the file's name.
        case rows
        /// The data sets of AppDirect's migration tool, into a folder.
        case dataSets
    }

    /// Which rows.
    package enum Rows: Equatable, Sendable {
        /// The ticked ones of a list, hidden ones too.
        case ticked(RowSet, of: ListSnapshot)
        /// Those of a list that the search shows.
        case shown(ListAnswer, of: ListSnapshot)
        /// All jobs.
        case jobs(count: Int)
        /// What became of the rows of a job: all, or those that failed and of which nobody knows it.
        case items(of: JobID, troublesOnly: Bool, count: Int)
        /// So many of the newest journal entries.
        case journal(count: Int)
    }

    /// What is written.
    package var form: Form
    /// Which rows.
    package var rows: Rows
    /// The file or folder; empty until somebody named it.
    package var path = ""

    /// What a list pane would write: its ticked rows, else those on show; nil while it shows none.
    package init?(_ form: Form, of list: ListState) {
        guard let snapshot = list.answered, let answer = list.answer else { return nil }
        self.form = form
        rows =
            list.selection.rows.isEmpty
            ? .shown(answer, of: snapshot) : .ticked(list.selection.rows, of: snapshot)
    }

    /// What Jobs & Journal would write of what it shows; nil while the open job is not known.
    package init?(_ jobs: JobsState) {
        form = .rows
        switch jobs.view {
        case .jobs: rows = .jobs(count: jobs.jobs.count)
        case .items(let id):
            guard let job = jobs.chosen else { return nil }
            rows = .items(of: id, troublesOnly: jobs.troublesOnly, count: jobs.shownItems(of: job))
        case .journal: rows = .journal(count: jobs.entries.count)
        }
    }

    /// How many rows were chosen.
    package var count: Int {
        switch rows {
        case .ticked(let rows, _): rows.count
        case .shown(let answer, _): answer.count
        case .jobs(let count), .items(_, _, let count), .journal(let count): count
        }
    }

    /// Whether the file is to be CSV by its name; nil for a name that says neither CSV nor JSON lines.
    package var isCSV: Bool? {
        let name = path.lowercased()
        if name.hasSuffix(".csv") { return true }
        return [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix) ? false : nil
    }
}

/// What came of an export.
package struct Exported: Equatable, Sendable {
    /// The numbers, in a sentence.
    package var words: String
    /// What rows lack, a line each.
    package var lacking: [String]

    /// An end of an export.
    package init(words: String, lacking: [String] = []) {
        self.words = words
        self.lacking = lacking
    }
}
