package import Core
package import Screen
package import Text

/// What lies over the panes and takes all keys.
package enum Overlay: Equatable, Sendable {
    case help(HelpState)
    case palette(PaletteState)
    case themes(ThemesState)
    case plan(PlanState)
    case link(LinkDialog)
    case contact(ContactForm)
    case request(RequestForm)
    case settings(SettingsReview)
    case prompt(Prompt)
    /// Words to read; `top` is the first line on show.
    case message(title: SafeText, lines: [SafeText], top: Int = 0)
    case confirm(Question, focus: Int)
}

/// A question with a safe answer and one that does something.
package enum Question: Equatable, Sendable {
    case quit
    case cancel(JobID, left: Int)
    case unignore(RowSet, hidden: Int)
    case link(LinkOffer)
    case unlink(CompanyID, TenantID, name: SafeText)
    case verifyShown(ListAnswer, ListSnapshot)
    case accept(RowID, TenantID, company: SafeText, sign: AcceptanceSign?)
    case replace(Export)
    case licenceWork(LicenceMarking)
}

/// The list of keys, narrowed by typing.
package struct HelpState: Equatable, Sendable {
    /// What was typed.
    package var filter = TextField()
    /// The marked line.
    package var cursor = ListCursor()
}

/// The list of all actions, found by typing.
package struct PaletteState: Equatable, Sendable {
    /// What was typed.
    package var filter = TextField()
    /// The marked line.
    package var cursor = ListCursor()
}

/// The choice of a theme, shown live.
package struct ThemesState: Equatable, Sendable {
    /// The names to choose from.
    package var names: [String]
    /// The marked name.
    package var cursor = ListCursor()
    /// The theme to go back to.
    package var original: String
}

/// The contact of one customer while it is edited.
package struct ContactForm: Equatable, Sendable {
    /// Whose contact.
    package var tenant: TenantID
    /// The customer's name, for the title.
    package var name: SafeText
    /// The contact as it was when the form was opened.
    package var before: Contact
    /// The fields in the order of `labels`.
    package var form: FormFields

    /// The fields' labels.
    package static let labels: [SafeText] = ["E-mail", "First name", "Last name", "Country", "Phone"]

    /// A form filled with what is known.
    package init(tenant: TenantID, name: SafeText, contact: Contact) {
        self.tenant = tenant
        self.name = name
        before = contact
        form = FormFields([contact.email, contact.firstName, contact.lastName, contact.country, contact.phone])
    }

    /// What the fields say.
    package var contact: Contact {
        let texts = form.texts
        return Contact(email: texts[0], firstName: texts[1], lastName: texts[2], country: texts[3], phone: texts[4])
    }
}

/// A question that is answered by one line.
package struct Prompt: Equatable, Sendable {
    /// What the line is for.
    package enum Purpose: Equatable, Sendable {
        case ignore(RowSet)
        case closeRequests(RowSet)
        case testLetter(RowID)
        case importFile
        case whyAbsent
        case export(Export)
    }

    /// What the line is for.
    package var purpose: Purpose
    /// The line.
    package var field = TextField()
    /// What is wrong with it, once it was tried.
    package var problem: SafeText?

    /// How many of the rows it is about are hidden by the filter.
    package var hidden: Int

    /// A question.
    package init(_ purpose: Purpose, hidden: Int = 0, text: String = "") {
        field = TextField(text)
        self.purpose = purpose
        self.hidden = hidden
    }
}
