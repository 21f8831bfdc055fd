/// The step that brings subscriptions.
enum SubscriptionSchema {
    /// Its statements in their order.
    static let steps = [subscriptions, readings]

    /// The statements of a later step: what persons say of renewal, and whose own list could not be read.
    ///
    /// Where each stands is derived anew, for the places of those that need a hand are others than before.
    static let words = [
        """
        ALTER TABLE subscriptions ADD COLUMN said_renews INTEGER CHECK (said_renews IN (0, 1));
        ALTER TABLE subscriptions ADD COLUMN said_by TEXT;
        ALTER TABLE subscriptions ADD COLUMN said_at INTEGER;
        UPDATE subscriptions SET changes_on = 0;
        """,
        """
        ALTER TABLE subscription_readings ADD COLUMN hindered INTEGER NOT NULL DEFAULT 0 CHECK (hindered IN (0, 1));
        """,
    ]

    /// The statements of a later step: how many users have a licence of the product, and of what a list says that nobody
    /// knows whether it renews itself; and which one a person chose to take its place.
    ///
    /// Where each stands is derived anew, for what was stopped before its end waits for no day; and where licences are
    /// known, their users are read with the next synchronisation.
    static let users = """
        ALTER TABLE subscriptions ADD COLUMN users INTEGER CHECK (users >= 0);
        ALTER TABLE subscriptions ADD COLUMN renewal_open INTEGER NOT NULL DEFAULT 0 CHECK (renewal_open IN (0, 1));
        ALTER TABLE subscriptions ADD COLUMN replaced_by TEXT CHECK (replaced_by <> '');
        ALTER TABLE subscriptions ADD COLUMN mark_counted INTEGER NOT NULL DEFAULT 0 CHECK (mark_counted IN (0, 1));
        CREATE INDEX subscriptions_key ON subscriptions (key);
        CREATE INDEX relationship_requests_email ON relationship_requests (email);
        UPDATE subscriptions SET changes_on = 0;
        UPDATE subscription_readings SET read_at = 0
        WHERE tenant IN (SELECT tenant FROM subscriptions WHERE product IS NOT NULL);
        """

    /// The table of the first step was never written to.
    ///
    /// Days are counted from the start of 1970. What stands behind `marked_at` is derived from the rest and from the day;
    /// it changes by itself on `changes_on`.
    private static let subscriptions = """
        INSERT INTO meta VALUES ('subscriptions', 0);
        DROP TABLE subscriptions;
        CREATE TABLE subscriptions (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
            tenant BLOB NOT NULL CHECK (length(tenant) = 16),
            key TEXT NOT NULL CHECK (key <> ''),
            company TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source <> ''),
            offer TEXT NOT NULL,
            offer_id TEXT NOT NULL,
            part_number TEXT NOT NULL,
            product BLOB CHECK (length(product) = 16),
            owner TEXT NOT NULL,
            owner_tenant BLOB CHECK (length(owner_tenant) = 16),
            new_commerce INTEGER CHECK (new_commerce IN (0, 1)),
            stated TEXT NOT NULL,
            quantity INTEGER CHECK (quantity >= 0),
            status TEXT NOT NULL,
            cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
            starts_on INTEGER,
            endless INTEGER NOT NULL CHECK (endless IN (0, 1)),
            ends_on INTEGER,
            renews INTEGER CHECK (renews IN (0, 1)),
            cancellable_until INTEGER,
            read_at INTEGER NOT NULL,
            gone_since INTEGER,
            marked_by TEXT,
            marked_at INTEGER,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 255),
            program TEXT NOT NULL,
            evidence TEXT NOT NULL,
            licences TEXT NOT NULL,
            cover TEXT NOT NULL,
            replacement TEXT NOT NULL,
            replacement_quantity INTEGER,
            until INTEGER,
            deleted_after INTEGER,
            replace_by INTEGER,
            hand INTEGER NOT NULL,
            changes_on INTEGER,
            revision INTEGER NOT NULL,
            UNIQUE (tenant, key),
            CHECK (endless = 0 OR ends_on IS NULL),
            CHECK ((marked_by IS NULL) = (marked_at IS NULL))
        ) STRICT;
        CREATE INDEX subscriptions_revision ON subscriptions (revision);
        CREATE INDEX subscriptions_change ON subscriptions (changes_on) WHERE changes_on IS NOT NULL;
        CREATE INDEX subscriptions_hand ON subscriptions (hand, tenant);
        """

    /// When the subscriptions of a tenant were last read from the services.
    private static let readings = """
        CREATE TABLE subscription_readings (
            tenant BLOB NOT NULL PRIMARY KEY CHECK (length(tenant) = 16),
            read_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
