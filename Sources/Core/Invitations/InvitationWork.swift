/// Changes the invitation of one item.
///
/// The marketplace is read before each change. What was noted on disk before a request left tells afterwards whether an
/// invitation that is shown is the old one or the new one.
struct InvitationWork: ItemWork {
    let action: InvitationAction
    let store: any InvitationStore
    let directory: any MemberDirectory
    let settleSeconds: Int
    let surroundings: Surroundings

    var kind: JobKind { action.kind }
    var nothingFound: String { "the marketplace shows the invitation as it was" }

    /// What a marketplace shows of somebody.
    private enum Sight { case nobody, active, member, invited }

    func carryOut(_ item: JobItem) async -> ItemResult {
        let known: OpenInvitation
        do throws(StoreFailure) {
            guard let found = try store.invitation(of: item) else { return skipped(item, .gone, "not in the store") }
            known = found
        } catch {
            return failed(item, "the store could not be read: \(error)", "nothing was sent")
        }
        guard let email = EmailAddress(known.contact.email) else {
            return skipped(item, .needsPerson, "the address is none")
        }
        let sight: Sight
        do throws(ServiceFailure) { sight = try await look(for: known) } catch {
            return stopped(item, error, isRevoked: known.isRevoked)
        }
        switch (sight, known.step) {
        case (.active, _): return skipped(item, .activated, "read from the marketplace")
        case (.member, _): return skipped(item, .hasAccount, "read from the marketplace")
        case (.invited, .revoked), (.invited, .inviting):
            return done(item, known, wasThere: known.step == .revoked, "the invitation is there again")
        case (.invited, _): return await revoked(item, known, email)
        case (.nobody, nil) where action == .reinvite: return skipped(item, .noInvitation, "none is shown")
        case (.nobody, nil): return done(item, known, wasThere: true, "none is shown")
        case (.nobody, _): return await invited(item, known, "")
        }
    }

    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome? {
        let known: OpenInvitation
        do throws(StoreFailure) {
            guard let found = try store.invitation(of: item) else {
                return ItemOutcome(item: item, state: .skipped(.gone), evidence: "not in the store")
            }
            known = found
        } catch {
            throw .unreachable("the store could not be read: \(error)")
        }
        // Nothing is under way for it: its process died before anything left, or between two requests.
        guard known.step == .revoking || known.step == .inviting else {
            return ItemOutcome(item: item, state: .queued, evidence: "nothing was under way")
        }
        switch (try await look(for: known), known.step) {
        case (.active, _): return ItemOutcome(item: item, state: .skipped(.activated), evidence: "read back")
        case (.member, _): return ItemOutcome(item: item, state: .skipped(.hasAccount), evidence: "read back")
        case (.invited, .inviting): return outcome(item, known, wasThere: false, "read back")
        case (.nobody, .revoking) where action == .revoke: return outcome(item, known, wasThere: false, "read back")
        case (.nobody, .revoking):
            guard note(.revoked, item) else { throw .unreachable("the store could not be written") }
            return ItemOutcome(item: item, state: .queued, evidence: "revoked, read back; to be invited again")
        default: return nil
        }
    }

    /// Takes the invitation back, and goes on.
    private func revoked(_ item: JobItem, _ known: OpenInvitation, _ email: EmailAddress) async -> ItemResult {
        guard note(.revoking, item) else { return unwritten(item) }
        do {
            try await directory.revoke(email, from: known.company)
        } catch .notFound {
            // Somebody else was faster, or it was accepted a moment ago: then inviting again is refused.
        } catch .refused(let why) {
            return skipped(item, .activated, why)
        } catch .outcomeUnknown(let why), .unreadable(let why) {
            return lost(item, "whether it was revoked is not known: \(why)")
        } catch {
            return stopped(item, error, isRevoked: false)
        }
        return await invited(item, known, "revoked")
    }

    /// Invites again where that is wanted; the invitation is revoked.
    private func invited(_ item: JobItem, _ known: OpenInvitation, _ evidence: String) async -> ItemResult {
        if action == .revoke { return done(item, known, wasThere: false, "revoked") }
        // What was sent is known all the same; only what is noted decides what leaves next.
        if !known.isRevoked, !note(.revoked, item) { return lost(item, "revoked, and the store could not be written") }
        guard note(.inviting, item) else { return unwritten(item) }
        do {
            try await directory.invite(known.contact, role: known.role, to: known.company)
            return done(item, known, wasThere: false, evidence.isEmpty ? "invited" : "\(evidence), and invited")
        } catch .outcomeUnknown(let why), .unreadable(let why) {
            return lost(item, "revoked; whether it was made again is not known: \(why)")
        } catch {
            guard case .refused = error, let sight = try? await look(for: known) else {
                return stopped(item, error, isRevoked: true)
            }
            switch sight {
            case .invited: return done(item, known, wasThere: true, "refused, and the invitation is there")
            case .active: return skipped(item, .activated, "refused, and read back")
            case .member: return skipped(item, .hasAccount, "refused, and read back")
            case .nobody: return stopped(item, error, isRevoked: true)
            }
        }
    }

    private func look(for known: OpenInvitation) async throws(ServiceFailure) -> Sight {
        let people = try await directory.people(of: known.company)
        let key = known.contact.email.lowercased()
        switch people.first(where: { $0.contact.email.lowercased() == key })?.access {
        case .active: return .active
        case .inactive: return .member
        case .invited: return .invited
        case nil:
            // Somebody without an address stands for those who could not be read.
            guard !people.contains(where: { $0.contact.email.isEmpty }) else {
                throw .unreadable("not all people of company \(known.company) could be read")
            }
            return .nobody
        }
    }

    private func note(_ step: InvitationStep, _ item: JobItem) -> Bool {
        (try? store.note(step, of: item, by: surroundings.who, at: surroundings.now())) ?? false
    }

    private func outcome(
        _ item: JobItem, _ known: OpenInvitation, wasThere: Bool, _ evidence: String
    ) -> ItemOutcome {
        ItemOutcome(item: item, state: .done(company: known.company, wasThere: wasThere), evidence: evidence)
    }

    private func done(
        _ item: JobItem, _ known: OpenInvitation, wasThere: Bool, _ evidence: String
    ) -> ItemResult {
        .ended(outcome(item, known, wasThere: wasThere, evidence))
    }

    private func skipped(_ item: JobItem, _ reason: SkipReason, _ evidence: String) -> ItemResult {
        .ended(ItemOutcome(item: item, state: .skipped(reason), evidence: evidence))
    }

    private func lost(_ item: JobItem, _ why: String) -> ItemResult {
        .lost(LostItem(item: item, trouble: Trouble(kind: "lost", words: why)))
    }

    private func unwritten(_ item: JobItem) -> ItemResult {
        failed(item, "the store could not be written", "nothing was sent")
    }

    private func failed(_ item: JobItem, _ why: String, _ evidence: String) -> ItemResult {
        .ended(ItemOutcome(item: item, state: .failed(ItemFailure(why, retryable: true)), evidence: evidence))
    }

    /// A failure after which nothing is under way; who is revoked by then can always be tried again.
    private func stopped(_ item: JobItem, _ failure: ServiceFailure, isRevoked: Bool) -> ItemResult {
        switch failure {
        case .busy, .signInNeeded, .cancelled: return .failed(failure, evidence: "nothing was changed")
        case .refused, .notFound, .notAllowed, .unreachable, .outcomeUnknown, .unreadable:
            guard isRevoked, action == .reinvite else { return .failed(failure, evidence: "nothing was changed") }
            return failed(item, "revoked, and not invited again: \(failure.words)", "revoked")
        }
    }
}

extension OpenInvitation {
    /// Whether it was revoked by this item, for certain.
    fileprivate var isRevoked: Bool { step == .revoked || step == .inviting }
}
