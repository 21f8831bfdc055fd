package import Core

extension SQLiteStore: LetterStore {
    package func recipients(_ rows: [RowID]) throws(StoreFailure) -> [LetterRecipient] {
        try read { database in
            let letters = LetterRows(database, storeID: storeID)
            return try rows.compactMap(letters.recipient)
        }
    }

    package func administrators(of companies: [CompanyID]) throws(StoreFailure) -> [RowID] {
        try read { database in
            let command = try Command(
                """
                SELECT u.id FROM users u JOIN companies c ON c.id = u.company WHERE c.key = ? AND u.administrator = 1
                """, in: database)
            return try companies.compactMap { company in
                try command.first(.text(company.description)) { $0.row(0) }
            }
        }
    }

    package func recipients(
        withAddresses keys: [String]
    ) throws(StoreFailure) -> [String: [LetterRecipient]] {
        try read { database in
            let letters = LetterRows(database, storeID: storeID)
            var found: [String: [LetterRecipient]] = [:]
            for key in keys { found[key] = try letters.recipients(with: key) }
            return found
        }
    }

    package func standings(
        of keys: [String], for purpose: LetterPurpose
    ) throws(StoreFailure) -> [String: LetterStanding] {
        try read { database in
            let letters = LetterRows(database, storeID: storeID)
            var found: [String: LetterStanding] = [:]
            for key in keys { found[key] = try letters.standing(of: key, for: purpose) }
            return found
        }
    }

    package func letter(of item: JobItem) throws(StoreFailure) -> LetterRecord? {
        guard let number = item.letter else { return nil }
        return try read { database in try LetterRows(database, storeID: storeID).find(number) }
    }

    package func letters(to user: RowID) throws(StoreFailure) -> [LetterRecord] {
        try read { database in try LetterRows(database, storeID: storeID).all(to: user) }
    }

    package func createLetterJob(
        _ drafts: [LetterDraft], anyway: Bool, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let id = try writer.insert(.sendLetters)
            for draft in drafts {
                try writer.add(draft, to: id, anyway: anyway, LetterRows(writing.database, storeID: storeID))
            }
            let job = try Self.existing(id, in: writing)
            try writer.note(
                .letterPlanned, id, evidence: anyway ? "anyway" : "",
                result: "\(job.counts.queued) to send, \(job.counts.skipped) skipped")
            return job
        }
    }
}
