import Core

/// The letters that are part of the program.
enum BuiltInLetters {
    /// A template of each purpose.
    static func templates() throws(LetterProblems) -> [LetterTemplate] {
        var templates: [LetterTemplate] = []
        for purpose in LetterPurpose.allCases {
            let (text, html) = bytes(of: purpose)
            templates.append(
                try LetterTemplate.read(
                    file(purpose, "txt", text), html: file(purpose, "html", html), for: purpose, language: ""))
        }
        return templates
    }

    private static func file(_ purpose: LetterPurpose, _ ending: String, _ bytes: [UInt8]) -> LetterFile {
        LetterFile(name: "\(purpose.word).\(ending) (shipped)", text: String(decoding: bytes, as: UTF8.self))
    }

    private static func bytes(of purpose: LetterPurpose) -> (text: [UInt8], html: [UInt8]) {
        switch purpose {
        case .activationReminder:
            (PackageResources.activation_reminder_txt, PackageResources.activation_reminder_html)
        case .passwordReset: (PackageResources.reset_your_password_txt, PackageResources.reset_your_password_html)
        case .relationshipRequest:
            (PackageResources.relationship_request_txt, PackageResources.relationship_request_html)
        case .accountTeamNote:
            (PackageResources.note_to_the_account_team_txt, PackageResources.note_to_the_account_team_html)
        }
    }
}
