/// The tables of the second step: what synchronising needs.
enum SyncSchema {
    /// The statements in their order.
    static let steps = [meta, customers, details, companies, sources, wanted]

    /// `checking` is 1 while a company that nobody has read could be any customer's: the customers are derived by it.
    private static let meta = """
        INSERT INTO meta VALUES ('remote', 0), ('companyListRead', 0), ('checking', 0);
        """

    /// `typed` holds bits of the contact's parts that persons gave: all that were filled before this step.
    ///
    /// `domains` are a tenant's own, separated by blanks; `customer_domains` finds customers by the keys of them.
    /// `list_run` is the number of the reading of the list that saw the customer last, and `listed_as` what it showed.
    private static let customers = """
        ALTER TABLE customers ADD COLUMN typed INTEGER NOT NULL DEFAULT 31 CHECK (typed BETWEEN 0 AND 255);
        ALTER TABLE customers ADD COLUMN bond TEXT NOT NULL DEFAULT 'known' CHECK (bond <> '');
        ALTER TABLE customers ADD COLUMN domains TEXT NOT NULL DEFAULT '';
        ALTER TABLE customers ADD COLUMN list_run INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE customers ADD COLUMN listed_as TEXT NOT NULL DEFAULT '';
        CREATE TABLE customer_domains (
            domain_key INTEGER NOT NULL CHECK (domain_key <> 0),
            customer INTEGER NOT NULL REFERENCES customers (id),
            PRIMARY KEY (domain_key, customer)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX customer_domains_customer ON customer_domains (customer);
        """

    /// What the lists don't show has a table of its own, so that reading a million rows for them stays as fast as it is.
    private static let details = """
        CREATE TABLE customer_details (
            customer INTEGER PRIMARY KEY REFERENCES customers (id),
            billing_name TEXT NOT NULL,
            street TEXT NOT NULL,
            street2 TEXT NOT NULL,
            city TEXT NOT NULL,
            region TEXT NOT NULL,
            postal_code TEXT NOT NULL,
            address_country TEXT NOT NULL,
            culture TEXT NOT NULL,
            delegated INTEGER CHECK (delegated IN (0, 1)),
            read_at INTEGER NOT NULL
        ) STRICT;
        """

    /// `list_hash` tells whether the list shows a company as it did the last time (0: it never did); `stale` marks those
    /// of which it shows something else since they were read by id.
    private static let companies = """
        ALTER TABLE companies ADD COLUMN external_id TEXT NOT NULL DEFAULT '';
        ALTER TABLE companies ADD COLUMN verified_domains TEXT NOT NULL DEFAULT '';
        ALTER TABLE companies ADD COLUMN is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1));
        ALTER TABLE companies ADD COLUMN stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1));
        ALTER TABLE companies ADD COLUMN list_hash INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE companies ADD COLUMN missing_since INTEGER;
        ALTER TABLE companies ADD COLUMN list_run INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE companies ADD COLUMN administrator_at INTEGER;
        CREATE INDEX companies_unread ON companies (id)
            WHERE is_read = 0 AND local = 0 AND tenant IS NULL AND missing_since IS NULL;
        CREATE TABLE company_domains (
            domain_key INTEGER NOT NULL CHECK (domain_key <> 0),
            company INTEGER NOT NULL REFERENCES companies (id),
            PRIMARY KEY (domain_key, company)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX company_domains_company ON company_domains (company);
        """

    /// `run` counts the readings of a source, `last_row` is the last row there was when this one began, and `nameless`
    /// says that an unreadable row may be anybody's.
    private static let sources = """
        CREATE TABLE syncs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            full INTEGER NOT NULL CHECK (full IN (0, 1)),
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
            by TEXT NOT NULL
        ) STRICT;
        CREATE TABLE sync_sources (
            source TEXT NOT NULL PRIMARY KEY CHECK (source <> ''),
            run INTEGER NOT NULL,
            full INTEGER NOT NULL CHECK (full IN (0, 1)),
            place TEXT,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
            seen INTEGER NOT NULL,
            added INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            vanished INTEGER NOT NULL,
            total INTEGER,
            nameless INTEGER NOT NULL CHECK (nameless IN (0, 1)),
            unmarked INTEGER NOT NULL CHECK (unmarked IN (0, 1)),
            last_row INTEGER NOT NULL,
            completed_at INTEGER,
            full_at INTEGER,
            covered_until INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// Rows to be read one by one, each once a source; rank 0 is the most useful.
    private static let wanted = """
        CREATE TABLE sync_wanted (
            source TEXT NOT NULL CHECK (source <> ''),
            row INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            PRIMARY KEY (source, row)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sync_wanted_rank ON sync_wanted (source, rank, row);
        """
}
