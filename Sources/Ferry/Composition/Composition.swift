import ArgumentParser
import CSignals
import Core
import Foundation
import Store
import Text
import Transfer

/// Puts the program together: from options, environment and configuration to what a command may use.
struct Composition: Sendable {
    /// The environment's variables.
    let environment: [String: String]

    /// Makes a command's context.
    func context(_ options: GlobalOptions) throws -> CommandContext {
        let places = try Places(environment: environment)
        let configuration = try ConfigurationFile.load(path: options.config, environment: environment)
        let profile = try configuration.profile(named: options.profile)
        let path = options.store ?? places.store(of: profile.name)
        let surroundings = Surroundings(who: Self.who(environment), wait: Self.pass, moment: Self.passMoment) {
            Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
        }
        let log = try log(options, places, surroundings.now)
        let secrets = SecretReader(environment: environment)
        let keptLetters = KeptLetters(folder: places.keptLetters)
        let factory = ServicesFactory(
            profile: profile, isReadOnly: options.readOnly || profile.readOnly, secrets: secrets,
            surroundings: surroundings,
            letters: LetterParts(
                profile: profile, places: places,
                configurationFile: ConfigurationFile.path(options.config, environment, places),
                secrets: secrets, log: { log?.note($0) }),
            log: { log?.note($0) })
        return CommandContext(
            openStore: { () throws(StoreFailure) -> any ProfileStore in try SQLiteStore.open(path: path) },
            services: { store throws(CommandFailure) in try factory.services(over: store) },
            surroundings: surroundings,
            openList: { file throws(ListFileFailure) -> ListFile in
                try ListOpening.open(file, name: file == "-" ? nil : file, isInterrupted: { ferry_interrupted() })
            },
            output: StandardStreams.sink(STDOUT_FILENO), errors: StandardStreams.sink(STDERR_FILENO),
            terminal: Self.terminal(isPlain: options.plain),
            readLine: { StandardStreams.line(from: STDIN_FILENO) }, environment: environment,
            readOnly: options.readOnly ? .option : profile.readOnly ? .profile(profile.name) : nil,
            interruption: Interruption(watch: { ferry_watch_interrupts() }, isRaised: { ferry_interrupted() }),
            hooks: ConsoleHooks(options: options, profile: profile, storePath: path, places: places).hooks,
            offset: Int64(TimeZone.current.secondsFromGMT()), title: profile.title, log: { log?.note($0) },
            signIn: { () throws(CommandFailure) -> SignInDesk in
                guard case .partnerCenter(let settings) = profile.customers else {
                    throw .noPartnerCenter("the profile \(profile.name)")
                }
                return try factory.partnerCenter(settings).desk(now: surroundings.now, wait: Self.wait)
            },
            edit: { text, name throws(CommandFailure) -> String in
                guard StandardStreams.isTerminal(STDIN_FILENO), StandardStreams.isTerminal(STDOUT_FILENO) else {
                    throw CommandFailure(.usage, "There is no terminal to edit on.")
                }
                return try Editor(environment: environment, kept: keptLetters).edited(text, name: name)
            }, keptLetters: keptLetters,
            inspect: { await ProfileInspection(profile: profile, store: path, secrets: secrets).findings() })
    }

    /// Lets seconds pass, unless somebody interrupts.
    private static func wait(seconds: Int) async throws(ServiceFailure) {
        for _ in 0..<max(seconds * 10, 1) {
            if ferry_interrupted() { throw .cancelled }
            do { try await Task.sleep(for: .milliseconds(100)) } catch { throw .cancelled }
        }
    }

    /// Lets seconds pass, or fewer when the task is cancelled.
    private static let pass: @Sendable (Int) async -> Void = { seconds in
        try? await Task.sleep(for: .seconds(seconds))
    }

    /// Lets a few milliseconds pass: a fraction of what a request takes.
    private static let passMoment: @Sendable () async -> Void = { try? await Task.sleep(for: .milliseconds(1)) }

    /// The log that was asked for, else the usual one; where that can't be written there is none.
    private func log(
        _ options: GlobalOptions, _ places: Places, _ now: @escaping @Sendable () -> Timestamp
    ) throws -> Log? {
        if let file = options.log { return try Log(file, now: now) }
        try? FileManager.default.createDirectory(
            atPath: places.state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try? Log(places.log, now: now)
    }

    private static func terminal(isPlain: Bool) -> TerminalFlags {
        TerminalFlags(
            input: StandardStreams.isTerminal(STDIN_FILENO), output: StandardStreams.isTerminal(STDOUT_FILENO),
            errors: StandardStreams.isTerminal(STDERR_FILENO), width: StandardStreams.width(of: STDOUT_FILENO) ?? 80,
            isPlain: isPlain)
    }

    private static func who(_ environment: [String: String]) -> String {
        let user = environment["USER"] ?? environment["LOGNAME"] ?? NSUserName()
        return SafeText("\(user)@\(ProcessInfo.processInfo.hostName)").value
    }
}
