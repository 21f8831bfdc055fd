/// The step that brings requirements that persons vouch for.
enum AttestationSchema {
    /// Its statements in their order.
    static let steps = [
        """
        CREATE TABLE attestations (
            requirement TEXT NOT NULL PRIMARY KEY CHECK (requirement <> ''),
            at INTEGER NOT NULL,
            by TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
    ]
}
