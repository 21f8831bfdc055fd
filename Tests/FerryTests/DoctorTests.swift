import Core
import Foundation
import Store
import Testing

@testable import Ferry

/// `doctor`, what it rests on and what a person may vouch for.
@Suite struct DoctorTests {
    private let local: [RequirementFinding] = [
        RequirementFinding(.configuration, .passed, evidence: "profile contoso"),
        RequirementFinding(.store, .passed, evidence: "x.sqlite"),
    ]

    private func services(
        _ signIn: RequirementFinding.Verdict = .passed, programme: RequirementFinding.Verdict = .passed
    ) -> ScriptedServices {
        var services = ScriptedServices()
        services.findings = [
            RequirementFinding(.signIn, signIn, evidence: "e", remedy: "Run `ferry sign-in`."),
            RequirementFinding(.cspTier, .passed, evidence: "direct"),
            RequirementFinding(.programme, programme, evidence: "p"),
            RequirementFinding(.marketplace, .passed, evidence: "it answers"),
            RequirementFinding(.marketplaceRole, .passed, evidence: "ROLE_PARTNER"),
            RequirementFinding(.rateLimits, .failed, evidence: "too many", remedy: "Fewer."),
        ]
        return services
    }

    @Test func whatNobodyTellsIsUnknownUntilSomebodyAttestsIt() async throws {
        let world = try services().world(found: local)
        let before = await world.run("doctor")
        #expect(before.status == .failed)
        #expect(before.output.contains("? unknown   Multi-channel relationship request"))
        #expect(before.output.contains("attest it with `ferry doctor --attest multiChannel`"))
        #expect(before.lines.last == "1 required one is not known to hold. 1 other should be looked at.")
        let after = await world.run("doctor", "--attest", "multichannel")
        #expect(after.status == .done)
        #expect(
            after.output.contains(
                "✓ attested  Multi-channel relationship request  by ada@example at 2026-11-23T08:00:00Z"))
        #expect(after.lines.last == "All that is required holds. 1 other should be looked at.")
        #expect(await world.run("doctor").status == .done)
        #expect(await world.run("journal").output.contains("requirement attested"))
    }

    @Test func evidenceGoesBeforeAWord() async throws {
        let world = try services(programme: .failed).world(found: local)
        let outcome = await world.run("doctor", "--attest", "multiChannel", "--attest", "programme")
        #expect(outcome.status == .failed)
        #expect(outcome.output.contains("✗ failed    Advisor, Open or CSP"))
    }

    @Test func aRefusedSignInHasAStatusOfItsOwn() async throws {
        let outcome = try await services(.failed).world(found: local).run("doctor")
        #expect(outcome.status == .signInRefused)
        #expect(outcome.output.contains("    Run `ferry sign-in`."))
    }

    @Test func objectsTellVerdictEvidenceAndRemedy() async throws {
        let world = try services().world(found: local)
        let outcome = await world.run("doctor", "--json")
        #expect(
            outcome.lines.first
                == #"{"requirement":"configuration","verdict":"passed","required":true,"evidence":"profile contoso","remedy":null,"attestedBy":null,"attestedAt":null}"#
        )
        #expect(outcome.lines.last == #"{"lastSync":null,"sources":[]}"#)
    }

    @Test func lastSynchronisationIsShown() async throws {
        let world = try services().world(found: local)
        #expect(await world.run("doctor").output.contains("Nothing was synchronised yet."))
        _ = await world.run("sync")
        let outcome = await world.run("doctor")
        #expect(
            outcome.output.contains("The last synchronisation ended at 2026-11-23T08:00:00Z and was complete."))
        #expect(outcome.output.contains("  Customers: 0 read, complete"))
    }

    @Test func readOnlyKeepsWordsOut() async throws {
        let world = try services().world(readOnly: .option, found: local)
        #expect(await world.run("doctor", "--attest", "multiChannel").status == .usage)
        #expect(try world.store().attestations().isEmpty)
    }

    @Test func attestationsStayAndTheNewestCounts() throws {
        let world = try TestWorld()
        let first = Attestation(.programme, at: Timestamp(seconds: 1), by: "eve@example")
        let second = Attestation(.programme, at: Timestamp(seconds: 2), by: "ada@example")
        try world.store().attest(first)
        try world.store().attest(second)
        try world.store().attest(Attestation(.multiChannel, at: Timestamp(seconds: 3), by: "ada@example"))
        #expect(try world.store().attestations().map(\.requirement) == [.multiChannel, .programme])
        #expect(try world.store().attestations().last == second)
        #expect(try world.store().journal(since: nil, before: nil, limit: 9).count == 3)
    }

    // MARK: This machine

    private func profile(_ mail: MailTransport, secret: SecretSource = .environment("SECRET")) throws -> Profile {
        var profile = Profile.local(try Places(environment: ["HOME": "/nowhere"]))
        profile.mail = MailSettings(from: "a@example.com", transport: mail, coolDownHours: 24)
        if let url = ServiceURL("https://marketplace.example.com") {
            profile.marketplace = .appDirect(
                AppDirectSettings(
                    url: url, clientID: "c", clientSecret: secret, tenantKey: .externalID, burst: 1,
                    requestsPerSecond: 1, settleSeconds: 1, mailsFirstUser: .unknown))
        }
        return profile
    }

    private func findings(
        _ profile: Profile, store: String = "/nowhere/x.sqlite", secret: String? = "s"
    ) async -> [Requirement: RequirementFinding] {
        let environment = secret.map { ["SECRET": $0] } ?? [:]
        let found = await ProfileInspection(
            profile: profile, store: store, secrets: SecretReader(environment: environment)
        ).findings()
        return Dictionary(uniqueKeysWithValues: found.map { ($0.requirement, $0) })
    }

    @Test func aMissingSecretFailsTheConfigurationAndIsNamed() async throws {
        let profile = try profile(.sendmail(command: "/bin/sh -i"))
        #expect(await findings(profile)[.configuration]?.verdict == .passed)
        let missing = await findings(profile, secret: nil)[.configuration]
        #expect(missing?.verdict == .failed)
        #expect(missing?.evidence.contains("SECRET is not set") == true)
    }

    @Test func aStoreThatOthersMayReplaceFails() async throws {
        let folder = try #require(ThrowAwayFolder("ferry-doctor"))
        defer { folder.remove() }
        let store = folder.path + "/x.sqlite"
        let profile = try profile(.maildir(path: folder.path + "/letters/new"))
        #expect(FileManager.default.createFile(atPath: store, contents: Data(), attributes: [.posixPermissions: 0o600]))
        let good = await findings(profile, store: store)
        #expect(good[.store]?.verdict == .passed && good[.store]?.evidence.contains("(0600), folder 0700") == true)
        #expect(good[.mail]?.verdict == .passed)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        #expect(await findings(profile, store: store)[.store]?.verdict == .failed)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: store)
        #expect(await findings(profile, store: store)[.store]?.verdict == .failed)
    }

    @Test func mailThatCannotLeaveFails() async throws {
        #expect(await findings(try profile(.sendmail(command: "/bin/sh -i")))[.mail]?.verdict == .passed)
        #expect(await findings(try profile(.sendmail(command: "/nowhere/sendmail -i")))[.mail]?.verdict == .failed)
        var nobody = try profile(.sendmail(command: "/bin/sh"))
        nobody.mail.from = nil
        #expect(await findings(nobody)[.mail]?.remedy == "Set `from` below `mail`.")
    }
}
