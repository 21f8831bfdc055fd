import Screen
import Text

/// The action table: every action once, those that matter most in the footer first.
package enum ActionTable {
    /// All actions.
    package static let all: [Action] =
        searching + pending + companies + requests + subscriptions + lists + settings + jobs + welcome + moving + panes
        + everywhere

    /// An action by its name; nil for a name that is none.
    package static func action(_ id: ActionID) -> Action? { all.first { $0.id == id } }

    private static let listPanes: Set<Pane> = [.pending, .companies, .invitations, .requests, .subscriptions]

    private static let pending: [Action] = [
        action(
            .createSelected, "Create Selected", "Create", "C", in: [.pending], on: .selection, may: .mutating,
            "Shows what creating the ticked rows would do, and creates them once confirmed."),
        action(
            .edit, "Edit contact", "Edit", "e", in: [.pending], on: .row, may: .mutating,
            "Edits the contact who becomes the company's first user."),
        action(
            .link, "Link", "Link", "L", in: [.pending], on: .selection, may: .mutating,
            "Links the row to a company that you choose, or the ticked rows to those that match without doubt."),
        action(
            .requestRelationship, "Request relationship", nil, "", in: [.pending], on: .row, may: .mutating,
            "Asks a customer whose relationship is advisor for the reseller relationship."),
        action(
            .ignore, "Ignore with a reason", "Ignore", "x", in: [.pending], on: .selection, may: .mutating,
            "Sets the ticked rows aside with a reason, so that they are never created."),
        action(
            .unignore, "Take back from ignored", nil, "X", in: [.pending], on: .selection, may: .mutating,
            "Takes ignored rows back."),
    ]

    private static let companies: [Action] = [
        action(
            .verify, "Verify", "Verify", "V", in: [.companies], on: .selection,
            "Reads the company or the ticked ones and their tenants again, and compares them."),
        action(
            .evidence, "Tenant evidence", "Evidence", "E", in: [.companies], on: .row,
            "Shows each field as the marketplace and as Microsoft show it."),
        action(
            .verifyShown, "Verify all shown", nil, "", in: [.companies], on: .query,
            "Reads every company that the search shows again, as a job; asks first."),
        action(
            .unlink, "Unlink", nil, "D", in: [.companies], on: .row, may: .destructive,
            "Takes the tenant id that Ferry wrote from the company; asks first."),
    ]

    private static let requests: [Action] = [
        action(
            .newRequest, "New request", "New", "n", in: [.requests], may: .mutating,
            "Writes a request for the reseller relationship down: company, contact, expected domain or tenant."),
        action(
            .sendRequest, "Send the request", "Send", "R", in: [.requests], on: .selection, may: .mutating,
            "Shows who gets the letter that asks for the reseller relationship, and sends it once confirmed."),
        action(
            .acceptRequest, "Accept suggestion", "Accept", "L", in: [.requests], on: .row, may: .mutating,
            "Says that the customer who was found for the request is the one that accepted it."),
        action(
            .showCustomer, "Show the customer", "Customer", "p", in: [.requests], on: .row,
            "Goes to the row of the customer who accepted, in Pending Companies."),
        action(
            .closeRequest, "Close with a reason", "Close", "x", in: [.requests], on: .selection, may: .mutating,
            "Gives the ticked requests up, with a reason."),
    ]

    private static let subscriptions: [Action] = [
        action(
            .reassignLicences, "Reassign licences", "Reassign", "R", in: [.subscriptions], on: .selection,
            may: .mutating,
            "Shows which users get the new licence for the old one, and swaps them once confirmed."),
        action(
            .undoReassignment, "Give the old licences back", nil, "X", in: [.subscriptions], on: .selection,
            may: .mutating,
            "Shows whose reassigned licences can be given back while the old ones work, and does it once confirmed."),
        action(
            .licencesDone, "Mark as moved or seen to", "Licences moved", "d", in: [.subscriptions], on: .selection,
            may: .mutating, "Notes that the licences of the ticked subscriptions are moved to their replacements."),
        action(
            .licencesOpen, "Take the mark back", nil, "D", in: [.subscriptions], on: .selection, may: .mutating,
            "Notes that the licences of the ticked subscriptions are not moved."),
        action(
            .sayRenews, "Say that it renews itself", nil, "", in: [.subscriptions], on: .selection, may: .mutating,
            "Notes that the ticked subscriptions renew themselves, where no source says it."),
        action(
            .sayEnds, "Say that it ends", nil, "", in: [.subscriptions], on: .selection, may: .mutating,
            "Notes that the ticked subscriptions end, where no source says whether they renew themselves."),
        action(
            .takeRenewalBack, "Take word on renewal back", nil, "", in: [.subscriptions], on: .selection,
            may: .mutating, "Takes back what a person said of whether the ticked subscriptions renew themselves."),
    ]

    private static let searching: [Action] = [
        action(
            .search, "Search", "Search", "/", in: listPanes, on: .query,
            "Searches as you type: words, \"phrase\", !not, field:value, state:ready, age:>7d."),
        action(.tick, "Tick", "Tick", "space", in: listPanes, on: .row, "Ticks or unticks the row and moves down."),
        action(
            .tickAll, "Tick all matching", "All", "a", in: listPanes, on: .query,
            "Ticks every row that the search shows."),
        action(.open, "Open", "Open", "enter", on: .row, "Opens the details of the row, or the line's own place."),
    ]

    private static let lists: [Action] = [
        action(
            .range, "Mark a range", nil, "v", in: listPanes, on: .row,
            "Begins a range at the row; move, then Space ticks it all."),
        action(.rangeUp, "Range up", nil, "shift-up", in: listPanes, on: .row, "Stretches the range upwards."),
        action(.rangeDown, "Range down", nil, "shift-down", in: listPanes, on: .row, "Stretches the range downwards."),
        action(
            .invert, "Invert ticks", nil, "i", in: listPanes, on: .query,
            "Swaps ticked and unticked among the rows on show."),
        action(
            .untickAll, "Untick all", nil, "A", in: listPanes, on: .selection, "Unticks every row, hidden ones too."),
        action(.undo, "Undo tick", nil, "u", in: listPanes, "Takes the last change of the ticks back."),
        action(.redo, "Redo tick", nil, "U", in: listPanes, "Does the change taken back again."),
        action(.columnLeft, "Column left", nil, "<", in: listPanes, "Moves the column cursor left."),
        action(.columnRight, "Column right", nil, ">", in: listPanes, "Moves the column cursor right."),
        action(
            .sort, "Sort by column", "Sort", "s", in: listPanes, on: .query,
            "Sorts by the column under the column cursor; once more turns it round."),
        action(
            .copy, "Copy", nil, "y", in: listPanes, on: .row, "Copies the row's id, name and e-mail to the clipboard."),
        action(
            .resend, "Resend", "Resend", "R", in: [.invitations], on: .selection, may: .mutating,
            "Shows who gets which letter that tells how to get in, and sends them once confirmed."),
        action(
            .previewLetter, "Preview the letter", "Letter", "P", in: [.invitations, .requests], on: .row,
            "Shows the letter as this person would get it."),
        action(
            .copyLetter, "Copy the letter", nil, "Y", in: [.invitations, .requests], on: .row,
            "Copies the letter as this person would get it."),
        action(
            .copyLink, "Copy the link", nil, "", in: [.invitations, .requests],
            "Copies the address where somebody chooses a new password, or accepts the reseller relationship."),
        action(
            .testLetter, "Send a test letter", nil, "", in: [.invitations], on: .row, may: .mutating,
            "Sends the letter to an address of yours; nobody counts as told."),
        action(
            .reinvite, "Revoke and invite again", "Reinvite", "I", in: [.invitations], on: .selection,
            may: .destructive,
            "Shows which open invitations would be revoked and made again, and does it once confirmed."),
        action(
            .revokeInvitation, "Revoke the invitation", nil, "X", in: [.invitations], on: .selection,
            may: .destructive, "Shows which open invitations would be revoked, and revokes them once confirmed."),
        action(
            .export, "Export the list", nil, "", in: listPanes.union([.jobs]), on: .query,
            "Writes the ticked rows, else those on show, into a file: CSV or JSON lines."),
        action(
            .exportDataSets, "Export data sets", nil, "", in: [.pending], on: .query,
            "Writes the files of AppDirect's migration tool for the ticked rows, else for the ready ones on show."),
    ]

    private static let settings: [Action] = [
        action(
            .saveSettings, "Save changes", "Save", "S", in: [.settings], may: .mutating, "Saves all changes together."),
        action(
            .revertSettings, "Take changes back", "Revert", "Z", in: [.settings],
            "Puts every changed setting back to what is saved."),
    ]

    private static let jobs: [Action] = [
        action(
            .journal, "Jobs or journal", "Jobs/Journal", "o", in: [.jobs], "Switches between the jobs and the journal."),
        action(
            .resumeJob, "Resume job", "Resume", "R", in: [.jobs], on: .row, may: .mutating,
            "Runs what an interrupted or halted job has left."),
        action(
            .retryFailed, "Retry failed", "Retry", "T", in: [.jobs], on: .row, may: .mutating,
            "Queues the failed rows that can be tried again, and runs them."),
        action(
            .cancelJob, "Cancel job", "Cancel", "K", in: [.jobs], on: .row, may: .destructive,
            "Stops the job between two rows; what has not begun is cancelled."),
    ]

    private static let welcome: [Action] = [
        action(
            .importFile, "Import a file", "Import", "I", in: [.overview, .pending, .requests, .subscriptions],
            may: .mutating,
            "Imports Partner Center's Customers.csv, or a list of contacts, prospects or subscriptions."),
        action(.demo, "Open the demo", nil, "D", in: [.overview], "Opens the console on a sandbox, to try it all."),
        action(
            .connect, "How to connect", nil, "N", in: [.overview],
            "Tells how a profile is written into the configuration."),
    ]

    private static let moving: [Action] = [
        action(.up, "Up", nil, "up k", "Moves one row up."),
        action(.down, "Down", nil, "down j", "Moves one row down."),
        action(.pageUp, "Page up", nil, "pgup ctrl-b", "Moves a page up."),
        action(.pageDown, "Page down", nil, "pgdn ctrl-f", "Moves a page down."),
        action(.first, "First row", nil, "home g", "Moves to the first row."),
        action(.last, "Last row", nil, "end G", "Moves to the last row."),
        action(
            .back, "Back", nil, "esc",
            "Goes one level back: closes details, ends a range, clears the search. Never quits."),
    ]

    private static let panes: [Action] = [
        action(.openOverview, "Overview", nil, "1", "Opens Overview."),
        action(.openPending, "Pending Companies", nil, "2", "Opens Pending Companies."),
        action(.openCompanies, "Companies", nil, "3", "Opens Companies."),
        action(.openInvitations, "Manage Invitations", nil, "4", "Opens Manage Invitations."),
        action(.openRequests, "Requests", nil, "5", "Opens Requests."),
        action(.openSubscriptions, "Subscriptions", nil, "6", "Opens Subscriptions."),
        action(.openSettings, "Sync Settings", nil, "7", "Opens Sync Settings."),
        action(.openJobs, "Jobs & Journal", nil, "8", "Opens Jobs & Journal."),
        action(.nextPane, "Next pane", nil, "tab l right", "Opens the next pane."),
        action(.previousPane, "Previous pane", nil, "shift-tab h left", "Opens the previous pane."),
    ]

    private static let everywhere: [Action] = [
        action(.palette, "All actions", "Actions", ":", "Finds any action by typing its name."),
        action(.help, "Help", "Help", "? f1", "Lists the keys; Enter runs the marked one."),
        action(.themes, "Themes", "Themes", "t", "Chooses a theme, shown while you choose."),
        action(
            .refresh, "Refresh", nil, "r f5", "Reads the store anew, and synchronises with the services of the profile."
        ),
        action(
            .syncAnew, "Synchronise everything anew", nil, "",
            "Synchronises and reads again what is known already."),
        action(.stopSync, "Stop synchronising", nil, "", "Stops the synchronisation; the next one goes on."),
        action(
            .syncReport, "Last synchronisation", nil, "",
            "Tells how the last synchronisation went, and what could not be read."),
        action(
            .whyAbsent, "Why is a customer not here?", nil, "W",
            "Goes through the causes for a tenant id or a domain, with evidence."),
        action(
            .requirements, "Requirements", nil, "", "Lists what must hold, what was found, and what to do."),
        action(.redraw, "Redraw", nil, "ctrl-l", "Draws the page anew."),
        action(.suspend, "Suspend", nil, "ctrl-z", "Gives the terminal back to the shell until `fg`."),
        action(.quit, "Quit", "Quit", "q ctrl-c", "Leaves; asks first while something runs or is not saved."),
    ]

    /// A row: id, title, footer word, keys, then the meaning as the last text.
    private static func action(
        _ id: ActionID, _ title: SafeText, _ footer: SafeText?, _ keys: String, in panes: Set<Pane> = [],
        on target: Action.Target = .none, may kind: Action.Kind = .safe, _ meaning: SafeText
    ) -> Action {
        Action(
            id: id, title: title, footer: footer,
            keys: keys.split(separator: " ").compactMap { KeyPress(name: String($0)) }, panes: panes,
            target: target, kind: kind, meaning: meaning)
    }
}
