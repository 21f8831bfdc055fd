/// The step that brings licence swaps.
enum LicenceSchema {
    /// Its statements in their order.
    static let steps = [swaps, items]

    /// What one user gets and gives back; service plans are GUIDs with spaces between them.
    private static let swaps = """
        CREATE TABLE licence_swaps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            subscription TEXT NOT NULL CHECK (subscription <> ''),
            tenant BLOB NOT NULL CHECK (length(tenant) = 16),
            user TEXT NOT NULL CHECK (user <> ''),
            principal TEXT NOT NULL,
            added TEXT NOT NULL CHECK (added <> ''),
            switched_off TEXT NOT NULL,
            removed TEXT NOT NULL,
            was_switched_off TEXT NOT NULL,
            had_added INTEGER NOT NULL CHECK (had_added IN (0, 1)),
            undoes INTEGER REFERENCES licence_swaps (id)
        ) STRICT;
        CREATE INDEX licence_swaps_subscription ON licence_swaps (subscription);
        CREATE INDEX licence_swaps_user ON licence_swaps (tenant, user);
        CREATE INDEX licence_swaps_undoes ON licence_swaps (undoes) WHERE undoes IS NOT NULL;
        """

    /// A tenant may have many swaps under way, each of another user.
    private static let items = """
        ALTER TABLE job_items ADD COLUMN swap INTEGER REFERENCES licence_swaps (id);
        CREATE UNIQUE INDEX job_items_swap ON job_items (swap) WHERE swap IS NOT NULL;
        DROP INDEX job_items_open;
        CREATE UNIQUE INDEX job_items_open ON job_items (kind, tenant)
        WHERE company = '' AND swap IS NULL AND state IN ('queued', 'running', 'unknown');
        """
}
