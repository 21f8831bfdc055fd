/// The step that says when companies were read by id, and which can't be.
///
/// `read_sync` is the number of the last synchronisation that had begun by then (0: nobody knows). `unreadable` is what
/// the marketplace said instead of giving the company; empty when it gave it. `domains_at` is when the verified domains
/// of a company with a tenant were read.
enum ReadingSchema {
    /// Its statements in their order.
    static let steps = [
        """
        ALTER TABLE companies ADD COLUMN read_sync INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE companies ADD COLUMN unreadable TEXT NOT NULL DEFAULT '';
        ALTER TABLE companies ADD COLUMN domains_at INTEGER;
        UPDATE companies SET read_sync = coalesce((SELECT max(id) FROM syncs WHERE complete = 1), 0) WHERE is_read = 1;
        DROP INDEX companies_unread;
        CREATE INDEX companies_unread ON companies (id)
        WHERE is_read = 0 AND local = 0 AND missing_since IS NULL AND (tenant IS NULL OR origin = 'found');
        """
    ]
}
