import Foundation
import Testing

@testable import Ferry

/// The pictures beside the themes show what the program shows.
@Suite struct PreviewTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Themes").standardized

    @Test func picturesAreOfToday() async throws {
        let preview = ThemePreview(library: ThemeLibrary(userFolder: nil))
        let page = try await preview.page()
        for name in BuiltInThemes.names {
            let kept = try String(contentsOf: Self.folder.appendingPathComponent("\(name).svg"), encoding: .utf8)
            let now = try preview.picture(of: name, showing: page)
            #expect(kept == now, "\(name): renew the pictures with `ferry themes preview --into Themes`")
        }
    }

    @Test func everyThemeFileIsBuiltIn() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".yaml")
        }
        #expect(Set(files.map { String($0.dropLast(5)) }) == Set(BuiltInThemes.names))
    }
}
