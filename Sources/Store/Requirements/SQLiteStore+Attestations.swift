package import Core
import Text

extension SQLiteStore: AttestationStore {
    package func attestations() throws(StoreFailure) -> [Attestation] {
        try read { database in
            try Command("SELECT requirement, at, by FROM attestations ORDER BY requirement", in: database).all {
                columns in
                // Only a newer Ferry knows it otherwise.
                Requirement(rawValue: columns.text(0)).map {
                    Attestation($0, at: columns.moment(1), by: columns.text(2))
                }
            }.compactMap { $0 }
        }
    }

    package func attest(_ attestation: Attestation) throws(StoreFailure) {
        let who = SafeText(attestation.by).value
        try write { writing in
            try writing.command(
                """
                INSERT INTO attestations (requirement, at, by) VALUES (?, ?, ?)
                ON CONFLICT (requirement) DO UPDATE SET at = excluded.at, by = excluded.by
                """
            ).run(.text(attestation.requirement.rawValue), .integer(attestation.at.seconds), .text(who))
            try writing.note(
                JournalEntry(
                    at: attestation.at, who: who, action: .requirementAttested,
                    subject: attestation.requirement.rawValue, evidence: "by hand", result: "attested"))
        }
    }
}
