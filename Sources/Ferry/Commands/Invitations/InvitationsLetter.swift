import ArgumentParser
import Core
import Foundation
import Panes
import Text

/// `invitations letter`.
struct InvitationsLetter: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter", abstract: "Show the letters, as each recipient would get them.",
        discussion: """
            Without rows it lists the templates and where they come from. A template is a plain file \
            `WORD.txt` or `WORD.LANGUAGE.txt` in the folder `letters` beside the configuration, or in a folder of the \
            profile's name below it: `Subject: …`, a blank line and the text, with names in braces; a file of the \
            same name that ends with .html is its HTML part. --team sends the note to the account team instead, one for each \
            administrator: who looks after the customer may know whom to ask.

            Examples:
              ferry invitations letter --id ada@example.com
              ferry invitations letter --id ada@example.com --to-me me@example.com
              ferry invitations letter --where 'state:never-told age:>30d' --team sales@example.com
              ferry invitations letter --variables
            """)

    @OptionGroup var rows: RowChoice
    @OptionGroup var letter: LetterChoice
    @Flag(help: "List the names that a template may hold in braces.") var variables = false
    @Flag(help: "Show the HTML part.") var html = false
    @Option(
        name: .customLong("to-me"),
        help: ArgumentHelp("Send the first one to this address instead, as a test.", valueName: "address"))
    var testAddress: String?
    @Option(
        help: ArgumentHelp(
            "Send the account team a note of each row, at this address.", valueName: "address"))
    var team: String?
    @Flag(help: "Send the test, or the notes, without asking.") var yes = false
    @Flag(help: "Write one JSON object a letter.") var json = false
    @OptionGroup(title: "Global options") var global: GlobalOptions

    func validate() throws {
        if testAddress != nil || team != nil, !rows.isGiven { throw ValidationError("Say for which row: --id ID.") }
        for address in [testAddress, team].compactMap({ $0 }) where EmailAddress(address) == nil {
            throw ValidationError("\(quoted(address)) is not an e-mail address.")
        }
        if team != nil, testAddress != nil || letter.purpose.map({ $0 != .accountTeamNote }) == true {
            throw ValidationError("--team sends the note to the account team and nothing else.")
        }
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        if variables {
            try context.print { try Self.writeVariables(to: &$0) }
            return .done
        }
        let store = try context.openStore()
        let services = try context.services(store)
        let desk = try services.letters()
        let templates = try desk.templates()
        guard rows.isGiven else {
            try context.print { try write(templates, to: &$0) }
            return .done
        }
        let planner = LetterPlanner(context: context, store: store, services: services, desk: desk)
        let plan = try planner.plan(
            planner.users(rows), team == nil ? planner.purpose(letter.purpose) : .accountTeamNote, .preview,
            templates)
        for entry in plan.entries where !entry.isTold {
            if case .skip(let reason) = entry.verdict {
                let email = entry.recipient.contact.email
                context.say("ferry: \(email): \(Wording.sentence(for: reason, offset: context.offset))")
            }
        }
        if let address = testAddress.flatMap({ EmailAddress($0) }) {
            return try await test(plan.letters.first, to: address, desk, store, context)
        }
        if let address = team.flatMap({ EmailAddress($0) }) {
            return try await tell(address, of: plan, services, store, context)
        }
        try context.print { writer in
            for (index, letter) in plan.letters.enumerated() {
                if json {
                    try writer.object { LetterPreview(draft: letter).fill(&$0) }
                } else {
                    if index > 0 { try writer.line("\n" + String(repeating: "-", count: 72) + "\n") }
                    for line in LetterPreview(draft: letter).lines(html: html) { try writer.line(line) }
                }
            }
        }
        return plan.skipped == 0 ? .done : .someRowsFailed
    }

    /// Sends a letter to whoever wants to see it; nobody counts as told by that.
    private func test(
        _ draft: LetterDraft?, to address: EmailAddress, _ desk: LetterDesk, _ store: any ProfileStore,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "send letters")
        guard let draft else { throw CommandFailure(.failed, "There is no letter to test.") }
        guard try context.confirms("Send a test letter to \(address)?", yes: yes) else {
            throw CommandFailure(.failed, "Nothing was sent.")
        }
        do {
            _ = try await TestLetter(desk: desk, store: store, surroundings: context.surroundings).send(
                draft, to: address)
        } catch let failure as CourierFailure {
            throw CommandFailure(.failed, Wording.sentence(for: failure))
        }
        try context.print(evenIfUnread: true) {
            try $0.line("A test letter left for \(address) through \(SafeText(desk.facts.place).value).")
        }
        return .done
    }

    /// Sends the account team a note for each letter of a plan, as a job like every letter.
    private func tell(
        _ address: EmailAddress, of plan: LetterPlan, _ services: ProfileServices, _ store: any ProfileStore,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        try context.refuseIfReadOnly(to: "send letters")
        let count = Wording.counted(plan.letters.count, "note")
        guard !plan.letters.isEmpty else { throw CommandFailure(.failed, "There is nobody to write of.") }
        guard try context.confirms("Send \(count) to \(address)?", yes: yes) else {
            throw CommandFailure(.failed, "Nothing was sent.")
        }
        let job = try store.createLetterJob(
            plan.letters.map { $0.note(to: address) }, anyway: false, by: context.surroundings.who,
            at: context.surroundings.now())
        let runner = ForegroundJob(
            context: context, store: store, services: services, json: json,
            offersGrace: context.terminal.canAsk && !yes)
        let ended = try await runner.run(job.id, lock: runner.lock(job.id))
        return ended == .done && plan.skipped > 0 ? .someRowsFailed : ended
    }

    private func write(_ templates: LetterTemplates, to writer: inout LineWriter) throws {
        for template in templates.list {
            if json {
                try writer.object { object in
                    object.add("letter", template.purpose.word)
                    object.add("language", filled: template.language)
                    object.add("html", template.html != nil)
                    object.add("origin", template.origin)
                }
            } else {
                let language = template.language.isEmpty ? "" : " (\(template.language))"
                let form = template.html == nil ? "text" : "text and HTML"
                try writer.line("\(template.purpose.word)\(language): \(form), \(SafeText(template.origin).value)")
            }
        }
    }

    /// The table of names, as the README has it.
    static func writeVariables(to writer: inout LineWriter) throws(OutputFailure) {
        try writer.line("| name | what stands in its place |")
        try writer.line("|---|---|")
        for variable in LetterVariable.allCases {
            try writer.line("| `{\(variable.rawValue)}` | \(variable.meaning) |")
        }
    }
}
