import ArgumentParser
import Core
import Panes

/// `import`.
struct ImportCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Import the list that Partner Center exports, and lists of contacts, prospects, subscriptions and results.",
        discussion: """
            What a file is tells its first line. Customer lists need a tenant id, a name and a domain; contact lists a \
            tenant id or domain and an e-mail address; lists of prospects a company, an e-mail address and no tenant \
            (an expected domain or expected tenant if known): they become requests that `ferry requests` shows; \
            lists of subscriptions a tenant id, an offer, and quantity, status, end date and auto-renew if known: \
            `ferry subscriptions` shows them. AppDirect's result report of Companies.csv marks the companies that it \
            made as created. Companies.csv, Users.csv, Memberships.csv and MicrosoftFacts.csv of `ferry export \
            datasets` are read together, in whatever order, or by the name of their folder. A row that can't be used \
            is reported with its line and never stops the rest, and neither does a field of a subscription. A customer \
            that is missing from a newer complete list (exactly the portal's five columns, or --full) is marked, \
            never deleted. `-` reads standard input.

            Examples:
              ferry import Customers.csv contacts.csv
              ferry import ~/migration
              zcat Customers.csv.gz | ferry import --full -
            """)

    @Argument(help: ArgumentHelp("The files, in this order; a folder stands for its data sets.", valueName: "file"))
    var files: [String]
    @Flag(help: "Take every customer list for a complete one.") var full = false
    @Flag(help: "Write the summary of each file as a JSON object.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read once only.") }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "import")
        // All headers are looked at first: a wrong file must not stop half of them.
        let opened = try ImportFiles(files, open: context.openList)
        for failure in opened.leftOut { context.say(Wording.sentence(for: failure)) }
        let store = try context.openStore()
        let run = ListImport(store: store, surroundings: context.surroundings)
        context.interruption.watch()
        var rejected = 0
        for list in opened.lists {
            let summary = try merge(list, run, context)
            try report(summary, context)
            rejected += summary.rejected
        }
        // Makes the search index now, so that the console opens at once.
        for listing in Listing.allCases { _ = try store.snapshot(listing) }
        return rejected > 0 ? .someRowsFailed : .done
    }

    private func merge(_ list: ListFile, _ run: ListImport, _ context: CommandContext) throws -> ImportSummary {
        let progress = context.progress
        defer { progress.end() }
        do {
            return try run.run(list, full: full, stop: context.interruption.isRaised) { summary in
                progress.show { _ in ImportReport.progress(summary, list.progress()) }
            }
        } catch .file(let failure) {
            throw failure
        } catch .store(let failure) {
            throw failure
        } catch .interrupted(let summary) {
            progress.end()
            try report(summary, context)
            throw CommandFailure(
                .interrupted,
                "Interrupted: what was merged from \(ImportReport.name(summary)) stays; import it again to go on.")
        }
    }

    private func report(_ summary: ImportSummary, _ context: CommandContext) throws {
        let report = ImportReport(summary: summary)
        for line in report.rejections + report.leftOut { context.say(line) }
        try context.print { writer in
            if json { try writer.object { report.fill(&$0) } } else { try writer.line(report.sentence) }
        }
    }
}
