import Core
import Synchronization
import Transfer

/// Whether a marketplace creates companies of new customers by itself.
///
/// While it does, Ferry's own creation would race with it.
package enum AutomaticCreation: Equatable, Sendable {
    case on, off
    /// The marketplace did not tell; the sentence says why.
    case unknown(String)
}

extension AppDirectMarketplace {
    /// Asks the marketplace for its own setting; this only reads.
    ///
    /// The settings are no published part of AppDirect's API: many marketplaces will not tell, and then a person has
    /// to attest it.
    package func automaticCreation() async -> AutomaticCreation {
        let found = await askedAutomaticCreation()
        told.note(found)
        return found
    }

    private func askedAutomaticCreation() async -> AutomaticCreation {
        switch await ownSettings() {
        case .silent(let why): return .unknown(why)
        case .told(let settings):
            if settings["companySyncEnabled"].flag == false { return .off }
            guard let isOn = settings["companySyncAutoCreateCompaniesEnabled"].flag else {
                return .unknown("the marketplace's settings don't name it")
            }
            return isOn ? .on : .off
        }
    }
}

/// What a marketplace told of its own settings the last time that it was asked.
final class ToldSettings: Sendable {
    private let creation = Mutex<Bool?>(nil)

    /// Whether it creates companies by itself; nil while it did not tell.
    var createsByItself: Bool? { creation.withLock { $0 } }

    /// Notes what it told; silence takes nothing back.
    func note(_ found: AutomaticCreation) {
        switch found {
        case .on: creation.withLock { $0 = true }
        case .off: creation.withLock { $0 = false }
        case .unknown: break
        }
    }
}
