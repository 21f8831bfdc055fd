import Foundation
import Panes
import Testing

@testable import Ferry

/// The README says what the program does.
@Suite struct ReadmeTests {
    private var readme: String {
        get throws {
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "../../README.md")
            return try String(contentsOf: file.standardized, encoding: .utf8)
        }
    }

    @Test func keysAreThoseOfTheActionTable() throws {
        let readme = try readme
        #expect(
            readme.contains(KeyReference(Keymap()).markdown), "renew the table with `ferry keys --markdown`")
    }

    @Test func namesInTemplatesAreThoseThatLettersTake() throws {
        let memory = Memory()
        var writer = LineWriter(memory.sink)
        try InvitationsLetter.writeVariables(to: &writer)
        try writer.flush()
        #expect(
            try readme.contains(memory.text), "renew the table with `ferry invitations letter --variables`")
    }

    @Test func picturesAreThere() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        let links = try readme.matches(of: /\]\((Themes\/[^)]+)\)/).map { String($0.1) }
        #expect(!links.isEmpty)
        for link in links {
            #expect(
                FileManager.default.fileExists(atPath: folder.appendingPathComponent(link).standardized.path), "\(link)"
            )
        }
    }
}
