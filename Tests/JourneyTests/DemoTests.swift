import Foundation
import TestTerminal
import Testing

/// The demo: the console against a sandbox in the same process, over a throw-away store.
@Suite struct DemoTests {
    private let profile: Profile
    private let moment = ["--now", "2026-03-02T09:00:00Z"]

    init() throws { profile = try Profile() }

    @Test func theSameSeedShowsTheSamePage() throws {
        let pages = try ["7", "7", "8"].map { seed in
            let session = try profile.console(["demo", "--seed", seed, "--customers", "500"] + moment)
            #expect(session.shows("SANDBOX"))
            defer { _ = try? session.quit() }
            return session.lines
        }
        #expect(pages[0] == pages[1])
        #expect(pages[0] != pages[2])
    }

    @Test func theThrowAwayFolderGoesWhenTheDemoEnds() throws {
        let session = try profile.console(["demo", "--customers", "300"] + moment)
        #expect(profile.temporaryFiles.count == 1)
        try session.press("a", "C")
        try session.wait(for: "will be created")
        try session.press("y")
        try session.wait(for: "Job 1 done")
        try session.quit()
        #expect(profile.temporaryFiles.isEmpty)
        #expect(try profile.run("pending", "list").output.isEmpty)
    }

    @Test(arguments: [1, 15]) func aSignalRemovesTheThrowAwayFolderToo(number: Int32) throws {
        let session = try profile.console(["demo", "--customers", "300"] + moment)
        session.signal(number)
        #expect(session.waitUntilEnded() == .exited(128 + number))
        #expect(profile.temporaryFiles.isEmpty)
    }

    @Test func itOpensSynchronisedAndSynchronisesAgainWithThoseWhoAcceptedMeanwhile() throws {
        let session = try profile.console(["demo", "--customers", "60", "--seed", "1"] + moment)
        let customers = try number(before: " customers", in: session.line(with: "synced 09:00"))
        #expect(session.shows("complete"))
        #expect(!session.shows("checking"))
        for round in 1...2 {
            try session.press("r")
            try session.wait(for: "Synchronised: \(customers + 3 * round) customers (3 new)")
            #expect(session.shows("complete."))
            #expect(!session.shows("checking"), "\(session.lines)")
        }
        try session.quit()
    }

    @Test func companiesAreCreatedOverHTTPAndFoundByTheNextSynchronisation() throws {
        let session = try profile.console(["demo", "--customers", "60", "--seed", "1"] + moment)
        try session.press("/")
        try session.type("state:ready")
        try session.press(Key.enter)
        let ready = try number(before: " of", in: session.line(with: " rows"))
        #expect(ready > 30)
        try session.press("a")
        #expect(session.shows("\(ready) selected"))
        try session.press("C")
        try session.wait(for: "\(ready) will be created")
        #expect(session.shows("0 will be skipped"))
        try session.press("y")
        try session.wait(for: "Job 1 done: \(ready) done.")
        try session.press("3")
        let companies = try number(before: " rows", in: session.line(with: " rows"))
        // The marketplace lists those that were made there, whatever the store already knew.
        try session.press("r")
        try session.wait(for: "\(companies) companies")
        #expect(session.shows("\(companies) rows"), "\(session.lines)")
        try session.quit()
    }

    @Test func theRequirementsAreReadFromTheServices() throws {
        let session = try profile.console(["demo", "--customers", "60", "--seed", "1"])
        try session.press("1")
        try session.wait(for: "16 passed · 0 failed · 0 unknown")
        try session.quit()
    }

    @Test func theOverviewIsCountedAndOpensTheRowsOfAFigure() throws {
        let session = try profile.console(["demo", "--customers", "60", "--seed", "1"] + moment)
        try session.press("1")
        try session.wait(for: "Tenant confirmed")
        let line = try session.line(with: "● ready")
        let ready = try #require(line.split(separator: " ").compactMap { Int($0) }.first, "\(line)")
        // Past what was requested, accepted and is pending.
        try session.press(Key.down, Key.down, Key.down, Key.enter)
        try session.wait(for: "/ state:ready")
        #expect(session.shows("\(ready) of "), "\(session.lines)")
        try session.quit()
    }

    @Test func manyCustomersAreSynchronisedWhileTheyAreShown() throws {
        let session = try profile.start(["demo", "--customers", "4000"] + moment)
        // It can be used before all are there.
        try session.wait(for: "▶ ")
        session.send("1")
        try session.wait(for: "Synchronising: ")
        session.send("2")
        try session.wait(for: "● ready", atMost: 120_000)
        // Leaving would ask first while it goes on.
        try session.wait(for: " · complete", atMost: 120_000)
        try session.quit()
        #expect(profile.temporaryFiles.isEmpty)
    }

    @Test func itCanBeLeftWhileItOpens() throws {
        let session = try profile.start(["demo", "--customers", "3000"] + moment)
        session.send("q")
        #expect(session.waitUntilEnded() == .exited(0), "\(session.lines)")
        #expect(profile.temporaryFiles.isEmpty)
    }

    /// The number that stands before a word in a line.
    private func number(before word: String, in line: String) throws -> Int {
        let before = try #require(line.range(of: word).map { line[..<$0.lowerBound] }, "\(line)")
        let digits = before.reversed().prefix { $0.isNumber || $0 == "," }.reversed().filter(\.isNumber)
        return try #require(Int(String(digits)), "\(line)")
    }

    @Test func licencesAreReassignedAndGivenBackByKeys() throws {
        let session = try profile.console(["demo", "--customers", "500", "--seed", "1"] + moment)
        try session.press("6", "/")
        try session.type("side:old cover:active")
        try session.press(Key.enter, "R")
        try session.wait(for: "8 will be reassigned")
        #expect(session.shows("5 need attention") && session.shows("The new subscription brings 2 licences;"))
        try session.press("y")
        try session.wait(for: "Job 1 done: 8 done")
        try session.press("6", "X")
        try session.wait(for: "8 will be given back")
        try session.press("y")
        try session.wait(for: "Job 2 done: 8 done")
        try session.press("6", "X")
        try session.wait(for: "There is nothing to take back.")
        #expect(!session.shows("Making the plan"))
        try session.press("8")
        try session.wait(for: "give licences back")
        try session.press(Key.escape)
        try session.wait(for: "1 reassign licences")
        try session.quit()
    }
}
