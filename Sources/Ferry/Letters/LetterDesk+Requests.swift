import Core
import Panes

extension ProfileServices {
    /// What letters of requests need, with the link that was named, else Partner Center's; without one where customers
    /// come from files.
    func requestLetters(link: RelationshipLink? = nil) async throws -> LetterDesk {
        var desk = try letters()
        desk.facts.relationshipLink =
            if let link { link.text } else { try await partnerLink() ?? "" }
        return desk
    }

    /// Partner Center's link; nil where customers come from files.
    func partnerLink() async throws(CommandFailure) -> String? {
        guard let relationshipLink else { return nil }
        do throws(ServiceFailure) { return try await relationshipLink() } catch {
            var failure = CommandFailure(error)
            failure.sentence = "The link for the reseller relationship could not be read. \(failure.sentence)"
            throw failure
        }
    }
}
