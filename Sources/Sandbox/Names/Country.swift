/// A country of made-up customers: how companies end there and how its telephone numbers look.
struct Country: Sendable {
    /// The two-letter code.
    let code: String
    /// A number that belongs to nobody; each `#` is a digit to be drawn.
    let phone: String
    /// What stands before and after a company's name.
    let frames: [Frame]

    /// A legal form.
    struct Frame: Sendable {
        /// Before the name, with its blank.
        let before: String
        /// Behind the name, with its blank.
        let behind: String

        /// Reads `* GmbH`: the star is the name.
        init(_ pattern: some StringProtocol) {
            let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
            before = String(parts.first ?? "")
            behind = parts.count > 1 ? String(parts[1]) : ""
        }

        /// The name with its legal form.
        func around(_ name: String) -> String { before + name + behind }
    }

    /// A country; the forms are separated by semicolons.
    init(_ code: String, _ phone: String, _ forms: String) {
        self.code = code
        self.phone = phone
        frames = forms.split(separator: ";").map { Frame($0) }
    }
}
