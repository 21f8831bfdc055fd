package import Core

/// The letters to one user.
package struct LetterHistory: Equatable, Sendable {
    /// The user, by the row in the list of invitations.
    package var user: RowID
    /// The letters, newest first; nil before they were read.
    package var list: [LetterRecord]?
    /// Whether it may be older than the store.
    package var isStale = false

    /// A user whose letters are still to be read.
    package init(user: RowID, list: [LetterRecord]? = nil) {
        self.user = user
        self.list = list
    }
}

/// A letter that was to be looked at.
package enum LetterPreviewed: Equatable, Sendable {
    /// As it would leave; `copies` when it goes to the clipboard.
    case letter(LetterDraft, copies: Bool)
    /// There is none for this row.
    case none(LetterSkip)
}
