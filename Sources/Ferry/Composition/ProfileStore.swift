import Core

/// All that a profile's store remembers.
typealias ProfileStore = CompanyStore & LetterStore & SyncStore & AttestationStore & RequestStore & BackgroundStore
    & PeopleStore & ReminderStore & InvitationStore & LicenceStore & SubscriptionStore & SubjectStore
