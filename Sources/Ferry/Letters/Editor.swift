import Glibc

/// The user's editor, on the terminal that is there.
struct Editor {
    /// The environment's variables, which name it.
    let environment: [String: String]
    /// Where an edited text stays that is none.
    let kept: KeptLetters

    /// Lets the user edit a text; gives what the file holds afterwards.
    func edited(_ text: String, name: String) throws(CommandFailure) -> String {
        guard let folder = ThrowAwayFolder("ferry-letter") else {
            throw CommandFailure(.failed, "No folder for the letter could be made among the temporary files.")
        }
        defer { folder.remove() }
        let file = "\(folder.path)/\(name)"
        try TextFile.write(text, to: file)
        let command = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
        guard run(["/bin/sh", "-c", "\(command) \"$1\"", "sh", file]) == 0 else {
            throw CommandFailure(.failed, "The editor \(command) failed; nothing was sent.")
        }
        let edited: String?
        do { edited = try FileText.read(file, shownAs: "the edited letter") } catch {
            let place = try kept.keep(copyOf: file, named: name)
            throw CommandFailure(.failed, "What you wrote is kept in \(place): it can't be sent.\n\(error).")
        }
        guard let edited else { throw CommandFailure(.failed, "The edited letter is gone; nothing was sent.") }
        return edited
    }

    /// Runs a program on this terminal and waits for it; Ctrl-C is the program's meanwhile.
    private func run(_ words: [String]) -> Int32 {
        let before = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
        defer {
            signal(SIGINT, before.0)
            signal(SIGQUIT, before.1)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigfillset(&defaults)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let arguments = words.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var child: pid_t = 0
        guard posix_spawn(&child, words[0], nil, &attributes, arguments, variables) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status
    }
}
