import Ferry
import Screen
import Testing

@Suite struct KeyFileTests {
    @Test func oneKeyAListAndNoneAreRead() throws {
        let file = try KeyFile.read(
            "create-selected: C\nredraw: [ctrl-l, f5]\n\nquit: none\nhelp: \"?\"", file: "keys.yaml")
        #expect(file.names == ["create-selected": ["C"], "redraw": ["ctrl-l", "f5"], "quit": [], "help": ["?"]])
        #expect(file.bindings.map(\.line) == [1, 2, 4, 5])
        #expect(
            file.problem(with: file.bindings[2], "there is no such action").description
                == "keys.yaml:4:1: quit: there is no such action")
    }

    @Test(arguments: [
        (
            "redraw: crtl-l",
            "keys.yaml:1:9: redraw: \"crtl-l\" is not a key; write one such as C, ctrl-l, shift-down, f5 or space"
        ),
        (
            "redraw: [f5, none]",
            "keys.yaml:1:14: redraw: \"none\" is not a key; write one such as C, ctrl-l, shift-down, f5 or space"
        ),
        ("redraw:", "keys.yaml:1:8: redraw: a key, a list of keys or none is missing here"),
        ("quit: q\nquit: Q", "keys.yaml:2:1: quit: this key is given twice; the first is at line 1"),
    ])
    func aWrongKeyIsToldWithItsPlace(text: String, message: String) {
        #expect(throws: ConfigurationFailure.self) { try KeyFile.read(text, file: "keys.yaml") }
        do {
            _ = try KeyFile.read(text, file: "keys.yaml")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test func anAbsentFileIsNil() throws {
        #expect(try KeyFile.load("/nowhere/keys.yaml") == nil)
    }
}
