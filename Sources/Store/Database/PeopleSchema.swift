/// The step that brings what the marketplace shows of people.
enum PeopleSchema {
    /// Its statements in their order.
    static let steps = [users, invitations, companies]

    /// `role` is the marketplace's own word from now on.
    ///
    /// `changed_at` is when an invitation last changed there, and `gone_at` since when the marketplace shows the person
    /// no more.
    private static let users = """
        ALTER TABLE users ADD COLUMN access TEXT NOT NULL DEFAULT 'unknown' CHECK (access <> '');
        ALTER TABLE users ADD COLUMN microsoft_name TEXT NOT NULL DEFAULT '';
        ALTER TABLE users ADD COLUMN changed_at INTEGER;
        ALTER TABLE users ADD COLUMN gone_at INTEGER;
        UPDATE users SET role = 'SYS_ADMIN' WHERE role = 'Company Administrator';
        """

    /// Something may have been told that nobody saw; 1 is the state that said so before.
    private static let invitations = """
        ALTER TABLE invitations ADD COLUMN perhaps_told INTEGER NOT NULL DEFAULT 0 CHECK (perhaps_told IN (0, 1));
        UPDATE invitations SET perhaps_told = 1 WHERE state = 1;
        """

    /// `people_at` is 0 until the people were read; `people_settled` says that all of them were active then.
    ///
    /// The index finds the next companies to be read without looking at those that were.
    private static let companies = """
        ALTER TABLE companies ADD COLUMN people_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE companies ADD COLUMN people_settled INTEGER NOT NULL DEFAULT 0 CHECK (people_settled IN (0, 1));
        CREATE INDEX companies_people ON companies (people_settled, tenant IS NULL, people_at)
            WHERE local = 0 AND missing_since IS NULL;
        """
}
