import Core
import Screen
import Text

extension PendingState {
    /// The state as a glyph and a word.
    var label: SafeText { SafeText("\(glyph) \(word)") }

    /// A sign that tells the states apart without colour.
    var glyph: String {
        switch self {
        case .checking: "…"
        case .ready: "●"
        case .matched: "≈"
        case .ambiguous: "?"
        case .blocked: "✗"
        case .ignored: "–"
        case .creating: "▶"
        case .unknown: "!"
        case .linked: "="
        case .created: "✓"
        }
    }

    /// The ink of the state.
    var ink: Ink {
        switch self {
        case .ready: .accent
        case .matched, .ambiguous, .unknown: .warning
        case .blocked: .error
        case .ignored, .checking: .muted
        case .creating: .pending
        case .linked, .created: .ok
        }
    }
}

extension CompanyState {
    /// The state as a glyph and a word.
    var label: SafeText {
        switch self {
        case .unlinked: "– unlinked"
        case .written: "… written"
        case .confirmed: "✓ confirmed"
        case .gone: "✗ gone"
        }
    }

    /// The ink of the state.
    var ink: Ink {
        switch self {
        case .unlinked: .warning
        case .written: .pending
        case .confirmed: .ok
        case .gone: .muted
        }
    }
}

extension InvitationState {
    /// The state as a glyph and a word.
    var label: SafeText {
        let glyph =
            switch self {
            case .neverTold: "○"
            case .perhapsTold: "?"
            case .told: "●"
            case .reminderDue: "!"
            case .activated: "✓"
            case .revoked: "✗"
            }
        return SafeText("\(glyph) \(Wording.phrase(for: self))")
    }

    /// The ink of the state.
    var ink: Ink {
        switch self {
        case .neverTold: .warning
        case .perhapsTold, .told: .pending
        case .reminderDue: .accent
        case .activated: .ok
        case .revoked: .error
        }
    }
}

extension RequestState {
    /// The state as a glyph and a word.
    var label: SafeText {
        switch self {
        case .open: "○ not sent"
        case .sent: "● sent"
        case .suggested: "? maybe accepted"
        case .accepted: "✓ accepted"
        case .closed: "– closed"
        case .perhapsSent: "? perhaps sent"
        case .bounced: "✗ bounced"
        }
    }

    /// The ink of the state.
    var ink: Ink {
        switch self {
        case .open: .warning
        case .sent: .pending
        case .suggested: .accent
        case .accepted: .ok
        case .closed: .muted
        case .perhapsSent: .warning
        case .bounced: .error
        }
    }
}

extension ItemState {
    /// The state of a row of a kind of job as a glyph and a word.
    func label(of kind: JobKind) -> SafeText {
        switch self {
        case .queued: "… queued"
        case .running: "▶ running"
        case .done(_, let wasThere):
            switch kind {
            case .createCompanies: wasThere ? "= was there" : "✓ created"
            case .linkCompanies: wasThere ? "= was linked" : "✓ linked"
            case .verifyCompanies: "✓ verified"
            case .sendLetters: "✓ sent"
            case .reinvitePeople: wasThere ? "= was invited" : "✓ invited again"
            case .revokeInvitations: wasThere ? "= was revoked" : "✓ revoked"
            case .reassignLicences: wasThere ? "= had it" : "✓ reassigned"
            case .undoReassignment: wasThere ? "= had it" : "✓ given back"
            }
        case .failed: "✗ failed"
        case .skipped: "– skipped"
        case .unknown: "! unknown"
        case .cancelled: "– cancelled"
        }
    }

    /// The ink of the state.
    var ink: Ink {
        switch self {
        case .queued, .skipped, .cancelled: .muted
        case .running: .pending
        case .done: .ok
        case .failed: .error
        case .unknown: .warning
        }
    }
}

extension JobItem {
    /// The state of a row of a kind of job as a glyph and a word; what is half done has a word of its own.
    func label(of kind: JobKind) -> SafeText { isHalfDone ? "✗ revoked, not invited" : state.label(of: kind) }

    /// The ink of the state.
    var ink: Ink { isHalfDone ? .error : state.ink }
}
