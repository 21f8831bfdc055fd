/// The step that brings reminders.
enum ReminderSchema {
    /// Its statements in their order.
    static let steps = [
        """
        ALTER TABLE letters ADD COLUMN reminder INTEGER NOT NULL DEFAULT 0 CHECK (reminder IN (0, 1));
        CREATE INDEX invitations_due ON invitations (reminder_due) WHERE reminder_due IS NOT NULL;
        """
    ]
}
