import Core
import Transfer

extension RelationshipLink {
    /// The address in an answer, without the HTML escapes that the service leaves in it.
    static func read(_ body: [UInt8]) throws(ServiceFailure) -> String {
        guard let link = Self(try JSONValue.object(body, "the relationship link")["url"].link ?? "") else {
            throw .unreadable("the service gave no usable relationship link")
        }
        return link.text
    }
}
