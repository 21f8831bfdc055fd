import Core
import GRDB

/// The step that brings letters.
enum LetterSchema {
    /// Its statements in their order.
    static let steps = [letters, users, items]

    /// Every letter that was ever written down, as it left or was to leave.
    ///
    /// `address` is the same for all spellings; `cool_down` is for how many seconds before it none of its purpose may
    /// have left. `anyway` says that a person lets another one follow although this one's outcome is not known.
    ///
    /// There is never more than one letter for an address and purpose that may still leave, or may have left.
    private static let letters = """
        CREATE TABLE letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            purpose TEXT NOT NULL CHECK (purpose <> ''),
            address TEXT NOT NULL CHECK (address <> ''),
            email TEXT NOT NULL,
            name TEXT NOT NULL,
            sender_email TEXT NOT NULL,
            sender_name TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            html TEXT,
            request INTEGER REFERENCES relationship_requests (id),
            state TEXT NOT NULL
                CHECK (state IN ('planned', 'noted', 'sent', 'unknown', 'failed', 'bounced', 'cancelled')),
            anyway INTEGER NOT NULL DEFAULT 0 CHECK (anyway IN (0, 1)),
            cool_down INTEGER NOT NULL CHECK (cool_down >= 0),
            planned_at INTEGER NOT NULL,
            noted_at INTEGER,
            ended_at INTEGER,
            words TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE UNIQUE INDEX letters_open ON letters (address, purpose)
        WHERE state IN ('planned', 'noted') OR (state = 'unknown' AND anyway = 0);
        CREATE INDEX letters_address ON letters (address, purpose, state);
        """

    /// The users whom a letter tells.
    private static let users = """
        CREATE TABLE letter_users (
            user INTEGER NOT NULL REFERENCES users (id),
            letter INTEGER NOT NULL REFERENCES letters (id),
            PRIMARY KEY (user, letter)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX letter_users_letter ON letter_users (letter);
        CREATE INDEX IF NOT EXISTS users_email ON users (email);
        """

    /// Items may be about a letter, and then about nothing else: without a tenant they stand in no other's way.
    private static let items = """
        CREATE TABLE job_items_with_letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER NOT NULL REFERENCES jobs (id),
            kind TEXT NOT NULL DEFAULT 'createCompanies' CHECK (kind <> ''),
            customer INTEGER REFERENCES customers (id),
            tenant BLOB CHECK (length(tenant) = 16),
            company TEXT NOT NULL DEFAULT '',
            level TEXT NOT NULL DEFAULT 'none' CHECK (level <> ''),
            anyway INTEGER NOT NULL DEFAULT 0 CHECK (anyway IN (0, 1)),
            made TEXT NOT NULL DEFAULT '',
            letter INTEGER REFERENCES letters (id),
            name TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('queued', 'running', 'done', 'failed', 'skipped', 'unknown', 'cancelled')),
            detail TEXT NOT NULL,
            flag INTEGER NOT NULL CHECK (flag IN (0, 1)),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            changed_at INTEGER NOT NULL,
            CHECK (company <> '' OR letter IS NOT NULL OR (customer IS NOT NULL AND tenant IS NOT NULL))
        ) STRICT;
        INSERT INTO job_items_with_letters (
            id, job, kind, customer, tenant, company, level, anyway, made, name, state, detail, flag, attempts, changed_at)
        SELECT id, job, kind, customer, tenant, company, level, anyway, made, name, state, detail, flag, attempts,
            changed_at
        FROM job_items ORDER BY id;
        DROP TABLE job_items;
        ALTER TABLE job_items_with_letters RENAME TO job_items;
        CREATE INDEX job_items_state ON job_items (job, state);
        CREATE UNIQUE INDEX job_items_letter ON job_items (letter) WHERE letter IS NOT NULL;
        CREATE UNIQUE INDEX job_items_open ON job_items (kind, tenant)
        WHERE company = '' AND state IN ('queued', 'running', 'unknown');
        CREATE UNIQUE INDEX job_items_open_company ON job_items (kind, company)
        WHERE company <> '' AND state IN ('queued', 'running', 'unknown');
        CREATE UNIQUE INDEX job_items_open_link ON job_items (tenant)
        WHERE kind = 'linkCompanies' AND state IN ('queued', 'running', 'unknown');
        """

    /// The later step that gives letters to domains in other scripts the key of their ASCII names.
    ///
    /// Of two open letters to one address in two spellings, one keeps its old key.
    static func renewKeys(in database: Database) throws {
        let letters = try Command("SELECT id, email FROM letters WHERE address GLOB '*[^ -~]*'", in: database).all {
            (id: $0.integer(0), key: EmailAddress($0.text(1))?.key)
        }
        for case (let id, let key?) in letters {
            try Command("UPDATE OR IGNORE letters SET address = ? WHERE id = ?", in: database).run(
                .text(key), .integer(id))
        }
    }
}
