import TestTerminal
import Testing

/// The files that users write: configuration, themes and keys.
@Suite struct UserFilesTests {
    private let profile: Profile

    init() throws { profile = try Profile.plain(5) }

    @Test func aWrongConfigurationIsNamedByFileLineAndKey() throws {
        let file = try profile.write(
            "config/ferry/config.yaml",
            [
                "profile: contoso", "profiles:", "  contoso:", "    read_only: perhaps", "    marketplce:",
                "      kind: local",
            ])
        for finished in [try profile.run("pending", "list"), try profile.run("settings", "list")] {
            #expect(finished.status == 2)
            #expect(finished.errors.contains("\(file):4:"), "\(finished.errors)")
            #expect(finished.errors.contains("read_only"), "\(finished.errors)")
            #expect(finished.errors.contains("\(file):5:"), "\(finished.errors)")
        }
        let console = try profile.start()
        #expect(console.waitUntilEnded() == .exited(2))
        #expect(!String(decoding: console.output, as: UTF8.self).contains("\u{1b}[?1049h"))
    }

    @Test func aProfileIsOpenedByItsNameAndHasItsOwnStore() throws {
        try profile.write(
            "config/ferry/config.yaml",
            [
                "profiles:", "  contoso:", "    title: Contoso Marketplace", "    read_only: true", "    customers:",
                "      kind: import", "    marketplace:", "      kind: local",
            ])
        let session = try profile.console(["--profile", "contoso"])
        #expect(session.shows("Contoso Marketplace"), "\(session.lines)")
        #expect(session.shows("READ-ONLY"))
        #expect(session.shows("Welcome to Ferry"))
        try session.quit()
        let local = try profile.console()
        #expect(local.shows("Firm 00001"))
        try local.quit()
    }

    @Test func aBrokenThemeGivesANoticeAndAnotherTheme() throws {
        try profile.write("config/ferry/themes/mine.yaml", ["name: mine", "roles: [this, is, wrong"])
        let session = try profile.console(["--theme", "mine"])
        #expect(session.shows("mine.yaml:"), "\(session.lines)")
        #expect(session.shows("Firm 00001"))
        try session.quit()
        let check = try profile.run("themes", "check", "mine")
        #expect(check.status != 0)
        #expect((check.output + check.errors).contains("mine.yaml:"), "\(check)")
    }

    @Test func keysCanBeGivenToOtherActions() throws {
        try profile.write("config/ferry/keys.yaml", ["quit: Q", "tick: [z, space]", "open-companies: f3"])
        let session = try profile.console()
        try session.press("z")
        #expect(session.shows("1 selected"))
        try session.press("q")
        try session.press("\u{1b}OR")
        try session.wait(for: "No companies yet.")
        session.send("Q")
        #expect(session.waitUntilEnded() == .exited(0))
    }

    @Test func aWrongKeyFileIsNamedByFileAndLine() throws {
        let file = try profile.write("config/ferry/keys.yaml", ["quit: Q", "fly: f"])
        let session = try profile.start()
        #expect(session.waitUntilEnded() == .exited(2))
        #expect(session.shows("\(file):2:"), "\(session.lines)")
        #expect(session.shows("fly"))
    }

    @Test func themesAreTriedLiveAndTakenBack() throws {
        let session = try profile.console(["--theme", "default"])
        let before = session.cell(0, 1)
        try session.press("t")
        try session.wait(for: "high-contrast")
        try session.press("j")
        #expect(session.cell(0, 1) != before)
        try session.press(Key.escape)
        #expect(session.cell(0, 1) == before)
        try session.quit()
    }
}
