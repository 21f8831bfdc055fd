package import Core

extension Wording {
    /// What a customer lacks for the data sets, in a few words.
    package static func phrase(for problem: DataSetProblem) -> String {
        switch problem {
        case .nameMissing: "the name is missing"
        case .emailMissing: "the first user's e-mail address is missing"
        case .emailMalformed(let text): "\(quoted(text)) is not an e-mail address"
        case .firstNameMissing: "the first user's first name is missing"
        case .lastNameMissing: "the first user's last name is missing"
        case .countryMissing: "the country is missing"
        case .countryUnknown(let text): "\(quoted(text)) is not a two-letter country code"
        case .notToBeCreated(let reason): phrase(for: reason)
        case .tenantTwice: "the tenant is in the data sets already"
        }
    }

    /// What is worth a word of a customer in the data sets.
    package static func phrase(for note: DataSetNote) -> String {
        switch note {
        case .addressLeftOut(let problem): "without its address: \(problem.words)"
        case .otherNameKept: "the first user has another name in an earlier row, which is kept"
        case .looksLikeFormula(let text): "\(quoted(text)) looks like a formula to a spreadsheet"
        }
    }
}
