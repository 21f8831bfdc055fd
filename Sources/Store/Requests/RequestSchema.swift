/// The step that brings requests for the reseller relationship.
enum RequestSchema {
    /// Its statements in their order.
    ///
    /// The table of the first step was never written to. A request waits for one address at a time; `customer` is the
    /// tenant that accepted, or may have while the state says so.
    static let steps = [
        """
        INSERT INTO meta VALUES ('requests', 0);
        DROP TABLE relationship_requests;
        CREATE TABLE relationship_requests (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            company TEXT NOT NULL,
            email TEXT NOT NULL CHECK (email <> '') COLLATE NOCASE,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            country TEXT NOT NULL,
            phone TEXT NOT NULL,
            domain TEXT NOT NULL,
            tenant BLOB CHECK (length(tenant) = 16),
            culture TEXT NOT NULL,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 255),
            customer BLOB CHECK (length(customer) = 16),
            sign TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            by TEXT NOT NULL,
            last_sent INTEGER,
            times_sent INTEGER NOT NULL CHECK (times_sent >= 0),
            closed_reason TEXT NOT NULL,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX relationship_requests_waiting ON relationship_requests (email) WHERE state < 3;
        CREATE INDEX relationship_requests_revision ON relationship_requests (revision);
        """
    ]

    /// The later step that says what became of the last letter.
    static let letters = """
        ALTER TABLE relationship_requests ADD COLUMN last_error TEXT NOT NULL DEFAULT '';
        DROP INDEX relationship_requests_waiting;
        CREATE UNIQUE INDEX relationship_requests_waiting ON relationship_requests (email) WHERE state NOT IN (3, 4);
        CREATE INDEX letters_request ON letters (request) WHERE request IS NOT NULL;
        """
}
