import Core
import Screen
import Text

extension PlanState.Purpose {
    /// The title of the dialog.
    var title: SafeText {
        switch self {
        case .create: "Create Selected: the plan"
        case .link: "Link many: the plan"
        case .letters(let question) where question.listing == .requests: "Send requests: the plan"
        case .letters(let question): SafeText("Resend: \(question.words)")
        case .invitations(.reinvite): "Revoke and invite again: the plan"
        case .invitations(.revoke): "Revoke invitations: the plan"
        case .licences(.reassign): "Reassign licences: the plan"
        case .licences(.undo): "Give the old licences back: the plan"
        }
    }

    /// What is done to a row.
    var verb: String {
        switch self {
        case .create: "create"
        case .link: "link"
        case .letters: "send"
        case .invitations(.reinvite): "reinvite"
        case .invitations(.revoke): "revoke"
        case .licences(.reassign): "reassign"
        case .licences(.undo): "give back"
        }
    }

    /// What was done to a row afterwards.
    var participle: String {
        switch self {
        case .create: "created"
        case .link: "linked"
        case .letters: "sent"
        case .invitations(.reinvite): "revoked and invited again"
        case .invitations(.revoke): "revoked"
        case .licences(.reassign): "reassigned"
        case .licences(.undo): "given back"
        }
    }

    /// The button that has it done to so many rows.
    func answer(to count: Int) -> SafeText {
        guard count > 0 else { return SafeText("nothing to \(verb)") }
        return SafeText("\(verb.prefix(1).uppercased())\(verb.dropFirst()) \(Wording.grouped(count)) (y)")
    }
}

/// One listed row of a plan.
struct PlanLine {
    /// What will become of it.
    var label: SafeText
    /// How the label looks.
    var ink: Ink
    /// What the row is called.
    var name: SafeText
    /// Why, or what there is to know.
    var why: SafeText

    /// The line of the row at a place of a plan.
    init(_ plan: BulkPlan, at place: Int, _ state: PlanState) {
        let customer: RowID
        switch plan {
        case .create(let plan):
            let entry = plan.entries[place]
            customer = entry.customer
            why = createWhy(entry, state.snapshot?.recordOf(customer))
        case .link(let plan):
            let entry = plan.entries[place]
            customer = entry.customer
            why = linkWhy(entry.verdict)
        case .letters(let plan):
            let entry = plan.entries[place]
            self = PlanLine(entry, of: plan, state)
            return
        case .invitations(let plan):
            self = PlanLine(plan.entries[place], fate: BulkPlan.invitations(plan).fate(at: place), state)
            return
        case .licences(let plan):
            let entry = plan.entries[place]
            name = SafeText(entry.principal)
            why = SafeText(entry.reason.map { Wording.sentence(for: $0) } ?? entry.name)
            (label, ink) = Self.look(of: entry.reason == nil ? .act : .attention, state)
            return
        }
        let called = state.snapshot?.recordOf(customer)?[CustomerColumn.name] ?? ""
        name = called.isEmpty ? "(no name)" : SafeText(called)
        (label, ink) = Self.look(of: plan.fate(at: place), state)
    }

    /// The line of a row that gets a letter, or none.
    private init(_ entry: LetterPlan.Entry, of plan: LetterPlan, _ state: PlanState) {
        let person = entry.recipient
        name = SafeText(person.contact.email.isEmpty ? "(no address)" : person.contact.email)
        switch entry.verdict {
        case .write(let place): why = SafeText("\(person.company): \(plan.letters[place].text.subject)")
        case .skip(let reason):
            why = SafeText("\(person.company): \(Wording.sentence(for: reason, offset: state.offset))")
        }
        (label, ink) = Self.look(of: BulkPlan.fate(of: entry), state)
    }

    /// The line of a row whose invitation is changed, or not.
    private init(_ entry: InvitationPlan.Entry, fate: BulkPlan.Fate, _ state: PlanState) {
        let person = entry.person
        name = SafeText(person.contact.email.isEmpty ? "(no address)" : person.contact.email)
        switch entry.verdict {
        case .change where person.state == .revoked: why = SafeText("\(person.company): revoked before, only invited")
        case .change: why = SafeText(person.company)
        case .skip(let reason): why = SafeText("\(person.company): \(Wording.sentence(forInvitation: reason))")
        }
        (label, ink) = Self.look(of: fate, state)
    }

    private static func look(of fate: BulkPlan.Fate, _ state: PlanState) -> (SafeText, Ink) {
        switch fate {
        case .act: (SafeText("● \(state.purpose.verb)"), .ok)
        case .attention: ("! attention", .warning)
        case .skip: ("– skip", .muted)
        }
    }
}

/// What a plan has to say beyond its rows, the most important first.
func planNotes(_ state: PlanState) -> [SafeText] {
    switch state.plan {
    case .create(let plan): createNotes(plan, state)
    case .link(let plan): linkNotes(plan, state)
    case .letters(let plan): letterNotes(plan, state)
    case .invitations(let plan): invitationNotes(plan, state)
    case .licences(let plan): licenceNotes(plan, state)
    case nil: []
    }
}

private func createNotes(_ plan: CreationPlan, _ state: PlanState) -> [SafeText] {
    var notes: [String] = []
    if state.hidden > 0 {
        notes.append("\(Wording.grouped(state.hidden)) of these rows hidden by the filter: o leaves them out")
    }
    notes += Wording.notes(on: plan)
    let names = plan.entries.count { $0.hasNamesake && $0.verdict == .create }
    if names > 0 {
        notes.append("\(Wording.grouped(names)) share a name with another tenant's company: both are created")
    }
    if state.purpose == .create(anyway: true) { notes.append("rows that match a company are created anyway") }
    return notes.map { SafeText($0) }
}

private func linkNotes(_ plan: LinkPlan, _ state: PlanState) -> [SafeText] {
    var notes: [SafeText] = []
    if state.hidden > 0 {
        notes.append(SafeText("\(Wording.grouped(state.hidden)) of these rows hidden by the filter"))
    }
    if state.count(.attention) > 0 {
        notes.append("Rows that need attention: Link on such a row alone chooses its company.")
    }
    return notes
}

private func licenceNotes(_ plan: SwapPlan, _ state: PlanState) -> [SafeText] {
    var notes = Wording.notes(on: plan)
    if state.hidden > 0 { notes.insert("The filter hides this subscription.", at: 0) }
    return notes.map { SafeText($0) }
}

private func invitationNotes(_ plan: InvitationPlan, _ state: PlanState) -> [SafeText] {
    var notes: [String] = []
    if state.hidden > 0 { notes.append("\(Wording.grouped(state.hidden)) of these rows hidden by the filter") }
    return (notes + Wording.notes(on: plan)).map { SafeText($0) }
}

private func letterNotes(_ plan: LetterPlan, _ state: PlanState) -> [SafeText] {
    var notes: [String] = []
    if state.hidden > 0 { notes.append("\(Wording.grouped(state.hidden)) of these rows hidden by the filter") }
    if plan.folded > 0 {
        notes.append(
            "\(Wording.counted(plan.letters.count, "letter")) for these rows: an address gets one that names all its companies"
        )
    }
    notes += Wording.notes(on: plan)
    if case .letters(let question) = state.purpose {
        if question.template != nil { notes.append("The letter was edited for this sending.") }
        if question.anyway { notes.append("Addresses that refused a letter or may have got it get another one.") }
    }
    return notes.map { SafeText($0) }
}

private func createWhy(_ entry: CreationPlan.Entry, _ record: Record?) -> SafeText {
    switch entry.verdict {
    case .create:
        let notes = [
            entry.hasNamesake ? "another tenant bears this name" : "",
            entry.lacksAddress ? "sent without its incomplete address" : "",
        ]
        return SafeText(notes.filter { !$0.isEmpty }.joined(separator: "; "))
    case .skip(_, .notReseller) where record.map(isAdvised) == true: return "advisor: request the relationship instead"
    case .skip(let skip, .none): return SafeText(Wording.sentence(for: skip))
    case .skip(_, let reason), .attention(let reason): return SafeText(Wording.phrase(for: reason))
    }
}

private func linkWhy(_ verdict: LinkPlan.Verdict) -> SafeText {
    switch verdict {
    case .link(let choice): SafeText("company \(choice.company), \(Wording.phrase(for: choice.level))")
    case .skip(let reason): SafeText(Wording.sentence(for: reason))
    case .attention(let reason): SafeText(Wording.phrase(for: reason))
    }
}
