import GRDB

/// The tables of the store, as steps that are only ever added to.
enum StoreSchema {
    /// Marks the file as a store of Ferry: "Ferr" in the header of the file.
    static let applicationID: Int64 = 0x4665_7272

    /// The steps from an empty file to this build's tables.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 customers, companies and jobs") { database in
            for sql in [meta, customers, KeyIndexes.making, companies, users, jobs, journal, subscriptions, requests] {
                try database.execute(sql: sql)
            }
        }
        migrator.registerMigration("2 synchronisation") { database in
            for sql in SyncSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("3 links") { database in
            for sql in LinkSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("4 attestations") { database in
            for sql in AttestationSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("5 readings of companies") { database in
            for sql in ReadingSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("6 people") { database in
            for sql in PeopleSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("7 letters") { database in
            for sql in LetterSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("8 requests") { database in
            for sql in RequestSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("9 reminders") { database in
            for sql in ReminderSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("10 changed invitations") { database in
            for sql in InvitationSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("11 licences") { database in
            for sql in LicenceSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("12 subscriptions") { database in
            for sql in SubscriptionSchema.steps { try database.execute(sql: sql) }
        }
        migrator.registerMigration("13 letters of requests and one key for an address") { database in
            try database.execute(sql: RequestSchema.letters)
            try LetterSchema.renewKeys(in: database)
        }
        migrator.registerMigration("14 words on renewal and closed tenants") { database in
            for sql in SubscriptionSchema.words { try database.execute(sql: sql) }
        }
        migrator.registerMigration("15 users of licences") { database in
            try database.execute(sql: SubscriptionSchema.users)
        }
        return migrator
    }

    /// `meta` holds the store's random number and the newest revision of each list.
    private static let meta = """
        PRAGMA application_id = \(applicationID);
        CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO meta VALUES ('storeID', random()), ('customers', 0), ('companies', 0), ('invitations', 0);
        CREATE TABLE settings (
            key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE imports (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind <> ''),
            file TEXT NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
            rows INTEGER NOT NULL CHECK (rows >= 0)
        ) STRICT;
        """

    /// `name_key` and `domain_key` are hashes, 0 for none: what they find is compared before it counts.
    private static let customers = """
        CREATE TABLE customers (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            tenant BLOB NOT NULL UNIQUE CHECK (length(tenant) = 16),
            name TEXT NOT NULL,
            domain TEXT NOT NULL,
            relationship TEXT NOT NULL CHECK (relationship <> ''),
            tags TEXT NOT NULL,
            email TEXT NOT NULL,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            country TEXT NOT NULL,
            phone TEXT NOT NULL,
            first_seen INTEGER NOT NULL,
            missing_since INTEGER,
            ignored_reason TEXT,
            ignored_at INTEGER,
            ignored_by TEXT,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 255),
            reason INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 255),
            level TEXT NOT NULL CHECK (level <> ''),
            companies TEXT NOT NULL,
            namesake INTEGER NOT NULL CHECK (namesake IN (0, 1)),
            name_key INTEGER NOT NULL,
            domain_key INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            CHECK ((ignored_reason IS NULL) = (ignored_at IS NULL)),
            CHECK ((ignored_reason IS NULL) = (ignored_by IS NULL))
        ) STRICT;
        CREATE INDEX customers_revision ON customers (revision);
        """

    /// `local` marks companies of the local marketplace, which has one a tenant; a mirrored one may have mistakes.
    private static let companies = """
        CREATE TABLE companies (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            key TEXT NOT NULL UNIQUE CHECK (key <> ''),
            name TEXT NOT NULL,
            tenant BLOB CHECK (length(tenant) = 16),
            evidence TEXT NOT NULL CHECK (evidence <> ''),
            domain TEXT NOT NULL,
            status TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            origin TEXT NOT NULL CHECK (origin <> ''),
            local INTEGER NOT NULL CHECK (local IN (0, 1)),
            name_key INTEGER NOT NULL,
            domain_key INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            CHECK (local = 0 OR tenant IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX companies_local ON companies (tenant) WHERE local = 1;
        CREATE INDEX companies_tenant ON companies (tenant) WHERE tenant IS NOT NULL;
        CREATE INDEX companies_name ON companies (name_key, tenant) WHERE name_key <> 0;
        CREATE INDEX companies_domain ON companies (domain_key) WHERE domain_key <> 0 AND tenant IS NULL;
        CREATE INDEX companies_revision ON companies (revision);
        """

    /// A company has one administrator; further users are told apart by their addresses.
    private static let users = """
        CREATE TABLE users (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            company INTEGER NOT NULL REFERENCES companies (id),
            email TEXT NOT NULL COLLATE NOCASE,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            country TEXT NOT NULL,
            phone TEXT NOT NULL,
            role TEXT NOT NULL,
            administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
            created_at INTEGER NOT NULL,
            UNIQUE (company, email)
        ) STRICT;
        CREATE UNIQUE INDEX users_administrator ON users (company) WHERE administrator = 1;
        CREATE TABLE invitations (
            user INTEGER PRIMARY KEY REFERENCES users (id),
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 255),
            last_sent INTEGER,
            times_sent INTEGER NOT NULL CHECK (times_sent >= 0),
            reminder_due INTEGER,
            last_error TEXT NOT NULL,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX invitations_revision ON invitations (revision);
        """

    /// `detail` is an item's company, skip reason or message, by its state; `flag` says "was there" or "retryable".
    private static let jobs = """
        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind <> ''),
            state TEXT NOT NULL CHECK (state <> ''),
            created_at INTEGER NOT NULL,
            ended_at INTEGER,
            by TEXT NOT NULL
        ) STRICT;
        CREATE TABLE job_items (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER NOT NULL REFERENCES jobs (id),
            customer INTEGER NOT NULL REFERENCES customers (id),
            tenant BLOB NOT NULL CHECK (length(tenant) = 16),
            name TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('queued', 'running', 'done', 'failed', 'skipped', 'unknown', 'cancelled')),
            detail TEXT NOT NULL,
            flag INTEGER NOT NULL CHECK (flag IN (0, 1)),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            changed_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX job_items_state ON job_items (job, state);
        CREATE UNIQUE INDEX job_items_open ON job_items (tenant) WHERE state IN ('queued', 'running', 'unknown');
        """

    private static let journal = """
        CREATE TABLE journal_entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            action TEXT NOT NULL CHECK (action <> ''),
            subject TEXT NOT NULL,
            evidence TEXT NOT NULL,
            result TEXT NOT NULL,
            job INTEGER REFERENCES jobs (id)
        ) STRICT;
        CREATE TRIGGER journal_entries_stay BEFORE UPDATE ON journal_entries
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journal_entries_remain BEFORE DELETE ON journal_entries
        BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
        """

    private static let subscriptions = """
        CREATE TABLE subscriptions (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            key TEXT NOT NULL UNIQUE CHECK (key <> ''),
            customer INTEGER NOT NULL REFERENCES customers (id),
            offer TEXT NOT NULL,
            program TEXT NOT NULL,
            quantity INTEGER NOT NULL CHECK (quantity >= 0),
            status TEXT NOT NULL,
            starts_on TEXT,
            ends_on TEXT,
            renews INTEGER CHECK (renews IN (0, 1)),
            licences TEXT NOT NULL,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX subscriptions_customer ON subscriptions (customer);
        """

    private static let requests = """
        CREATE TABLE relationship_requests (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            customer INTEGER REFERENCES customers (id),
            email TEXT NOT NULL COLLATE NOCASE,
            name TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state <> ''),
            created_at INTEGER NOT NULL,
            last_sent INTEGER,
            times_sent INTEGER NOT NULL CHECK (times_sent >= 0),
            by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX relationship_requests_email ON relationship_requests (email);
        """
}
