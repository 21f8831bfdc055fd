import Screen
import Testing

@Suite struct KeyNameTests {
    @Test(arguments: [
        ("ctrl-l", KeyPress(.character("l"), .control), "Ctrl-L"),
        ("shift-down", KeyPress(.down, .shift), "Shift-Down"),
        ("alt-x", KeyPress(.character("x"), .alt), "Alt-x"), ("f5", KeyPress(.function(5)), "F5"),
        ("space", KeyPress(.character(" ")), "Space"), ("enter", KeyPress(.enter), "Enter"),
        ("esc", KeyPress(.escape), "Esc"), ("tab", KeyPress(.tab), "Tab"),
        ("shift-tab", KeyPress(.tab, .shift), "Shift-Tab"), ("pgup", KeyPress(.pageUp), "PgUp"),
        ("pgdn", KeyPress(.pageDown), "PgDn"), ("home", KeyPress(.home), "Home"), ("end", KeyPress(.end), "End"),
        ("backspace", KeyPress(.backspace), "Backspace"), ("delete", KeyPress(.delete), "Delete"),
        ("insert", KeyPress(.insert), "Insert"), (":", KeyPress(.character(":")), ":"),
        ("?", KeyPress(.character("?")), "?"), ("<", KeyPress(.character("<")), "<"),
        ("C", KeyPress(.character("C")), "C"), ("-", KeyPress(.character("-")), "-"),
        ("ctrl--", KeyPress(.character("-"), .control), "Ctrl--"), ("é", KeyPress(.character("é")), "é"),
        ("ctrl-alt-pgdn", KeyPress(.pageDown, [.control, .alt]), "Ctrl-Alt-PgDn"),
    ])
    func aNameIsItsKeyAndBack(name: String, key: KeyPress, label: String) {
        #expect(KeyPress(name: name) == key)
        #expect(key.name == name)
        #expect(key.label == label)
    }

    @Test(arguments: [
        ("Ctrl-L", "ctrl-l"), ("alt-ctrl-x", "ctrl-alt-x"), ("Escape", "esc"), ("return", "enter"), ("PageUp", "pgup"),
        ("F12", "f12"), ("ctrl-i", "tab"), ("ctrl-m", "enter"), ("ctrl-[", "esc"), ("alt-C", "alt-C"),
    ])
    func otherSpellingsMeanTheSame(spelling: String, name: String) {
        #expect(KeyPress(name: spelling)?.name == name)
    }

    @Test(arguments: [
        "", "ctrl-", "crtl-l", "shift-x", "ctrl-ctrl-l", "f0", "f05", "f99", "ab", "\u{1b}", " ", "\u{301}", "\u{202e}",
        "shift-space",
    ])
    func whatIsNoKeyIsNil(name: String) {
        #expect(KeyPress(name: name) == nil)
    }

    @Test func everyKeyWithEveryModifierComesBackFromItsName() {
        let keys: [Key] = [
            .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown, .function(1), .function(63),
        ]
        for key in keys {
            for bits in UInt8(0)..<8 {
                let press = KeyPress(key, Modifiers(rawValue: bits))
                #expect(KeyPress(name: press.name) == press)
            }
        }
    }
}
