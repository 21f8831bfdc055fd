/// The step that lets invitations be changed.
enum InvitationSchema {
    /// Its statements in their order.
    ///
    /// `revoked_at` is since when an invitation is taken back that is to be made again; `times_invited` counts the
    /// invitations that were made again, and `invited_at` is the last of them. An item about a person stands in the way
    /// of no other of that company.
    static let steps = [
        """
        ALTER TABLE users ADD COLUMN revoked_at INTEGER;
        ALTER TABLE invitations ADD COLUMN invited_at INTEGER;
        ALTER TABLE invitations ADD COLUMN times_invited INTEGER NOT NULL DEFAULT 0 CHECK (times_invited >= 0);
        ALTER TABLE job_items ADD COLUMN person INTEGER REFERENCES users (id);
        ALTER TABLE job_items ADD COLUMN step TEXT NOT NULL DEFAULT '';
        DROP INDEX job_items_open_company;
        CREATE UNIQUE INDEX job_items_open_company ON job_items (kind, company)
        WHERE company <> '' AND person IS NULL AND state IN ('queued', 'running', 'unknown');
        CREATE UNIQUE INDEX job_items_open_person ON job_items (person)
        WHERE person IS NOT NULL AND state IN ('queued', 'running', 'unknown');
        """
    ]
}
