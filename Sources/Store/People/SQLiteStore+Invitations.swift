package import Core

extension SQLiteStore: InvitationStore {
    package func createInvitationJob(
        _ action: InvitationAction, users: [RowID], coolDown: Timestamp?, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Job {
        try write { writing in
            let writer = JobWriter(writing, by: who, at: at)
            let id = try writer.insert(action.kind)
            var named = RowSet()
            var gone = 0
            for user in users where named.insert(user) {
                if try !writer.add(user, action, coolDown: coolDown, to: id) { gone += 1 }
            }
            let job = try Self.existing(id, in: writing)
            let missing = gone == 0 ? "" : ", \(gone) not in the store"
            try writer.note(
                action == .reinvite ? .reinvitePlanned : .revokePlanned, id,
                result: "\(job.counts.queued) to change, \(job.counts.skipped) skipped\(missing)")
            return job
        }
    }

    package func invitation(of item: JobItem) throws(StoreFailure) -> OpenInvitation? {
        guard let person = item.person, let company = item.company else { return nil }
        return try read { database in
            try Command(
                """
                SELECT u.email, u.first_name, u.last_name, u.country, u.phone, u.role, j.step
                FROM users u JOIN job_items j ON j.person = u.id WHERE u.id = ? AND j.id = ?
                """, in: database
            ).first(.row(person), .integer(item.id)) { columns in
                OpenInvitation(
                    contact: Contact(
                        email: columns.text(0), firstName: columns.text(1), lastName: columns.text(2),
                        country: columns.text(3), phone: columns.text(4)),
                    role: columns.text(5), company: company, step: InvitationStep(rawValue: columns.text(6)))
            }
        }
    }

    package func note(
        _ step: InvitationStep, of item: JobItem, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        try writeToDisk { writing in try JobWriter(writing, by: who, at: at).note(step, of: item) }
    }
}
