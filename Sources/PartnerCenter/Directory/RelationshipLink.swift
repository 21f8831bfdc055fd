import Core
import Transfer

/// The address for accepting the reseller relationship.
enum RelationshipLink {
    /// The address in an answer, without the HTML escapes that the service leaves in it.
    static func read(_ body: [UInt8]) throws(ServiceFailure) -> String {
        let plain = (try JSONValue.object(body, "the relationship link")["url"].link ?? "").trimmingBlanks
        // It goes into letters to customers, so that nothing but an address over TLS passes.
        guard plain.lowercased().hasPrefix("https://"), plain.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
            !plain.contains(where: { "<>\"\\^`{|}".contains($0) })
        else { throw .unreadable("the service gave no usable relationship link") }
        return plain
    }
}
