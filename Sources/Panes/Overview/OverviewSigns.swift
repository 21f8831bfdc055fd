import Core
import Screen
import Text

extension OverviewFigure.Kind {
    /// How a figure looks.
    var ink: Ink {
        switch self {
        case .stage(.requested), .stage(.accepted): .info
        case .stage(.pending): .accent
        case .stage(.onMarketplace), .stage(.informed): .pending
        case .stage: .ok
        case .customers(let state): state.ink
        case .administrators(let state): state.ink
        case .undecided: .pending
        case .licences(.due), .needsHand: .warning
        case .licences: .muted
        }
    }

    /// A sign that tells parts apart without colour; empty for the steps of the chain.
    var glyph: String {
        switch self {
        case .stage: ""
        case .customers(let state): state.glyph
        case .administrators(let state): String(state.label.value.prefix(1))
        case .undecided: String(SubscriptionState.unclear.label.value.prefix(1))
        case .licences(.due), .needsHand: "!"
        case .licences: "–"
        }
    }
}

extension FailedRun {
    /// Whether nothing is open about it.
    var isCertain: Bool {
        switch self {
        case .job(let job): job.failed > 0 || job.unknown == 0
        case .synchronisation: true
        }
    }
}

extension WaitingRow.Reason {
    /// How it looks.
    var ink: Ink {
        switch self {
        case .customer(let state): state.ink
        case .administrator(let state): state.ink
        case .request(let state): state.ink
        }
    }

    /// A sign that tells the reasons apart without colour.
    var glyph: String {
        switch self {
        case .customer(let state): state.glyph
        case .administrator(let state): String(state.label.value.prefix(1))
        case .request(let state): String(state.label.value.prefix(1))
        }
    }
}
