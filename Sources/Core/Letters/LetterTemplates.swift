/// The templates of a profile.
package struct LetterTemplates: Equatable, Sendable {
    /// All of them, those that replace others last.
    package private(set) var list: [LetterTemplate]

    /// Templates; a later one replaces an earlier one of its purpose and language.
    package init(_ list: [LetterTemplate]) {
        self.list = []
        for template in list { add(template) }
    }

    /// Adds a template in place of the one of its purpose and language.
    package mutating func add(_ template: LetterTemplate) {
        list.removeAll { $0.purpose == template.purpose && $0.key == template.key }
        list.append(template)
    }

    /// The template of a purpose for a culture such as da-DK or da_DK: that one's, its language's, or the one for
    /// everybody.
    package func template(for purpose: LetterPurpose, culture: String) -> LetterTemplate? {
        let culture = culture.asCultureKey
        let language = culture.split(separator: "-").first.map(String.init) ?? ""
        let candidates = list.filter { $0.purpose == purpose }
        return [culture, language, ""].lazy.compactMap { key in candidates.first { $0.key == key } }.first
    }
}

extension LetterTemplate {
    fileprivate var key: String { language.asCultureKey }
}

extension String {
    /// A culture's name in the one spelling that names are compared in.
    fileprivate var asCultureKey: String { lowercased().replacing("_", with: "-") }
}
