import Core

/// All that a profile's store remembers.
typealias ProfileStore = CompanyStore & SyncStore & AttestationStore & RequestStore & BackgroundStore
