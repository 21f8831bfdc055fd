import Core

/// All that a profile's letters need.
struct LetterDesk: Sendable {
    /// What the profile says of every letter.
    var facts: LetterFacts
    /// How they leave.
    var courier: any Courier
    /// The templates, read anew each time: they are plain files.
    var templates: @Sendable () throws -> LetterTemplates
}
