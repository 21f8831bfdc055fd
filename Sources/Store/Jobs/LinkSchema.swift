/// The step that brings links and verifications.
enum LinkSchema {
    /// Its statements in their order.
    static let steps = [items, jobs, evidence]

    /// Items of every kind of job.
    ///
    /// `kind` repeats the job's. `company` is what is to be linked or verified, `made` what a creation was told and did
    /// not see yet; both are empty for none. A verified company need be no customer's and have no tenant.
    ///
    /// Two open items of one kind never name one tenant, nor one company; verifications change nothing and may share a
    /// tenant.
    private static let items = """
        CREATE TABLE job_items_of_a_kind (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER NOT NULL REFERENCES jobs (id),
            kind TEXT NOT NULL DEFAULT 'createCompanies' CHECK (kind <> ''),
            customer INTEGER REFERENCES customers (id),
            tenant BLOB CHECK (length(tenant) = 16),
            company TEXT NOT NULL DEFAULT '',
            level TEXT NOT NULL DEFAULT 'none' CHECK (level <> ''),
            anyway INTEGER NOT NULL DEFAULT 0 CHECK (anyway IN (0, 1)),
            made TEXT NOT NULL DEFAULT '',
            name TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('queued', 'running', 'done', 'failed', 'skipped', 'unknown', 'cancelled')),
            detail TEXT NOT NULL,
            flag INTEGER NOT NULL CHECK (flag IN (0, 1)),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            changed_at INTEGER NOT NULL,
            CHECK (company <> '' OR (customer IS NOT NULL AND tenant IS NOT NULL))
        ) STRICT;
        INSERT INTO job_items_of_a_kind (
            id, job, kind, customer, tenant, name, state, detail, flag, attempts, changed_at)
        SELECT i.id, i.job, j.kind, i.customer, i.tenant, i.name, i.state, i.detail, i.flag, i.attempts, i.changed_at
        FROM job_items i JOIN jobs j ON j.id = i.job ORDER BY i.id;
        DROP TABLE job_items;
        ALTER TABLE job_items_of_a_kind RENAME TO job_items;
        CREATE INDEX job_items_state ON job_items (job, state);
        CREATE UNIQUE INDEX job_items_open ON job_items (kind, tenant)
        WHERE company = '' AND state IN ('queued', 'running', 'unknown');
        CREATE UNIQUE INDEX job_items_open_company ON job_items (kind, company)
        WHERE company <> '' AND state IN ('queued', 'running', 'unknown');
        CREATE UNIQUE INDEX job_items_open_link ON job_items (tenant)
        WHERE kind = 'linkCompanies' AND state IN ('queued', 'running', 'unknown');
        """

    /// Why a job halted, which stands until it goes on.
    ///
    /// `settle_seconds` is for how long a cut request may still take effect.
    private static let jobs = """
        ALTER TABLE jobs ADD COLUMN halt_cause TEXT NOT NULL DEFAULT '';
        ALTER TABLE jobs ADD COLUMN halt_count INTEGER NOT NULL DEFAULT 0 CHECK (halt_count >= 0);
        ALTER TABLE jobs ADD COLUMN halt_common INTEGER NOT NULL DEFAULT 0 CHECK (halt_common IN (0, 1));
        ALTER TABLE jobs ADD COLUMN settle_seconds INTEGER NOT NULL DEFAULT 0 CHECK (settle_seconds >= 0);
        """

    /// What the last verification of each company found.
    private static let evidence = """
        CREATE TABLE evidence (
            company TEXT NOT NULL CHECK (company <> ''),
            tenant BLOB CHECK (length(tenant) = 16),
            level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 255),
            field TEXT NOT NULL CHECK (field <> ''),
            marketplace TEXT NOT NULL,
            microsoft TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict <> ''),
            source TEXT NOT NULL,
            read_at INTEGER NOT NULL,
            PRIMARY KEY (company, level, field)
        ) STRICT, WITHOUT ROWID;
        """
}
