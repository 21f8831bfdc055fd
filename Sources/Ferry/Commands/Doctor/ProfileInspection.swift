import Core
import Foundation
import Glibc
import Panes

/// Looks at what is this machine's own: configuration, secrets, the store's files and the way letters leave.
struct ProfileInspection: Sendable {
    /// The profile.
    let profile: Profile
    /// The store's file.
    let store: String
    /// Reads the profile's secrets.
    let secrets: SecretReader

    /// All findings.
    func findings() async -> [RequirementFinding] {
        [await configuration(), files, await mail()]
    }

    /// The configuration was read already; what it points to may still be missing.
    private func configuration() async -> RequirementFinding {
        var problems: [String] = []
        for source in sources {
            do throws(SecretProblem) { _ = try await secrets.read(source) } catch { problems.append(error.description) }
        }
        guard problems.isEmpty else {
            return RequirementFinding(
                .configuration, .failed, evidence: problems.joined(separator: " "),
                remedy: "Put the secret where the profile looks for it, and run `ferry doctor` again.")
        }
        let count = sources.count
        let read = count == 0 ? "it needs no secret" : "its secrets can be read (\(count))"
        return RequirementFinding(.configuration, .passed, evidence: "profile \(profile.name); \(read)")
    }

    /// Where secrets are, but for the refresh token, which belongs to the sign-in.
    private var sources: [SecretSource] {
        var sources: [SecretSource] = []
        if case .partnerCenter(let settings) = profile.customers, let secret = settings.clientSecret {
            sources.append(secret)
        }
        if case .appDirect(let settings) = profile.marketplace { sources.append(settings.clientSecret) }
        if case .smtp(let settings) = profile.mail.transport, let login = settings.login {
            sources.append(login.password)
        }
        return sources
    }

    /// The store's file is its owner's alone, and nobody else can put another one in its place.
    private var files: RequirementFinding {
        let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
        guard let home = FileRights(folder) else {
            return RequirementFinding(.store, .passed, evidence: "\(store) is not there yet; it will be made")
        }
        if let file = FileRights(store), file.isOpenToOthers || !file.isOwn {
            return RequirementFinding(
                .store, .failed, evidence: "\(store) (\(file.octal)) is not yours alone",
                remedy: "Run `chmod 600` on it, or keep the store elsewhere.")
        }
        if home.canBeReplacedByOthers {
            return RequirementFinding(
                .store, .failed, evidence: "others may write into its folder \(folder) (\(home.octal))",
                remedy: "Run `chmod 700` on the folder, or keep the store elsewhere.")
        }
        let mode = FileRights(store).map { " (\($0.octal))" } ?? ""
        return RequirementFinding(.store, .passed, evidence: "\(store)\(mode), folder \(home.octal)")
    }

    private func mail() async -> RequirementFinding {
        let (from, transport) = (profile.mail.from, profile.mail.transport)
        guard let from, Core.Mailbox(from) != nil else {
            return RequirementFinding(
                .mail, .failed,
                evidence: from.map { "\(quoted($0)) is no `Name <address>`" } ?? "the profile names no sender",
                remedy: "Set `from` below `mail`.")
        }
        let courier = transport.courier(secrets)
        let result: Result<String, CourierFailure>
        do { result = .success(try await courier.check()) } catch { result = .failure(error) }
        await courier.finish()
        return switch result {
        case .success(let words): RequirementFinding(.mail, .passed, evidence: "letters from \(from): \(words)")
        case .failure(let failure):
            RequirementFinding(
                .mail, .failed, evidence: Wording.sentence(for: failure), remedy: transport.remedy)
        }
    }
}

/// Who may do what with a file.
private struct FileRights {
    private let mode: mode_t
    private let owner: uid_t

    /// The rights of the file at a path; nil when there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        mode = status.st_mode
        owner = status.st_uid
    }

    /// Whether it belongs to whoever runs this.
    var isOwn: Bool { owner == geteuid() }
    /// Whether others than the owner may read or write it.
    var isOpenToOthers: Bool { mode & 0o077 != 0 }
    /// Whether others may put something else in place of what is in this folder.
    var canBeReplacedByOthers: Bool { mode & 0o022 != 0 && mode & S_ISVTX == 0 }
    /// The rights as people write them.
    var octal: String {
        let digits = String(mode & 0o777, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
