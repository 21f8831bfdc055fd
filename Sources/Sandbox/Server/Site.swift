/// What the server stands in for, each below a path of its own.
enum Site: String, Sendable, CaseIterable {
    case entra
    case graph
    case partnerCenter = "partnercenter"
    case marketplace
    case control

    /// The site of a path; nil for paths outside of all.
    init?(path: String) {
        guard let first = path.split(separator: "/", maxSplits: 1).first else { return nil }
        self.init(rawValue: String(first))
    }
}
