import CHTTPServer
import Core
import Synchronization

/// Both services on one loopback port, with made-up customers and companies.
///
/// `/entra`, `/graph`, `/partnercenter` and `/marketplace` are the base URLs of the services; `/control` is its own.
package final class SandboxServer: Sendable {
    private let core: SandboxCore
    private let listener: HTTPListener

    /// Whether the library that serves is installed; without it, no sandbox starts.
    package static var isInstalled: Bool { ferry_http_is_installed() }

    /// A sandbox that serves from now on; nil when the port can't be had.
    package init?(_ options: SandboxOptions) {
        let core = SandboxCore(options)
        guard let listener = HTTPListener(port: options.port, handle: { core.answer(to: $0) }) else { return nil }
        core.world.withLock { $0.port = listener.port }
        self.core = core
        self.listener = listener
    }

    /// The port it serves on.
    package var port: Int { listener.port }

    /// What can be changed and asked from within the process.
    package var control: SandboxControl { SandboxControl(core: core) }

    /// Stops serving; returns when no request is being answered any more.
    package func stop() { listener.stop() }
}

/// The world behind its lock, and what goes wrong on the way to it.
final class SandboxCore: Sendable {
    /// Everything that the services know.
    let world: Mutex<World>

    /// A core of a world of made-up data.
    init(_ options: SandboxOptions) { world = Mutex(World(options)) }

    /// Answers a request, after what goes wrong with it.
    func answer(to request: WebRequest) -> WebAnswer {
        guard let site = Site(path: request.path) else { return .empty(404) }
        if site == .control { return work(request, for: site) }
        let fault = world.withLock { world in
            world.count(request)
            return world.faults.next(method: request.method, path: request.path)
        }
        guard let fault else { return limited(request, for: site) }
        return answer(to: request, for: site, fault)
    }

    private func answer(to request: WebRequest, for site: Site, _ fault: Fault) -> WebAnswer {
        switch fault.kind {
        case .tooMany(let seconds): return site.tooMany(retryAfter: seconds)
        case .status(let status): return site.broken(status)
        case .cutBefore: return .cut
        case .cutAfter:
            _ = work(request, for: site)
            return .cut
        case .late(let milliseconds):
            workLater(request, for: site, milliseconds)
            return .cut
        case .truncated:
            var answer = limited(request, for: site)
            answer.sent = answer.body.count / 2
            return answer
        case .malformed:
            var answer = limited(request, for: site)
            answer.body = Array(answer.body.prefix(answer.body.count / 2)) + Array("… \u{0}".utf8)
            return answer
        case .expiredToken:
            world.withLock { $0.signIn.expireAccess(request.bearer ?? "") }
            return site.unauthorised(request.bearer)
        case .slow(let milliseconds):
            var answer = limited(request, for: site)
            answer.delay = milliseconds
            return answer
        case .fullBucket:
            world.withLock { $0.limits.fill(site, at: $0.options.clock()) }
            return limited(request, for: site)
        }
    }

    /// Does the work, where the service's limits allow one more.
    private func limited(_ request: WebRequest, for site: Site) -> WebAnswer {
        world.withLock { world in
            if let refusal = world.refusal(for: site) { return refusal }
            return world.work(request, for: site)
        }
    }

    private func work(_ request: WebRequest, for site: Site) -> WebAnswer {
        world.withLock { $0.work(request, for: site) }
    }

    private func workLater(_ request: WebRequest, for site: Site, _ milliseconds: Int) {
        world.withLock { $0.lateWork.pending += 1 }
        Task.detached {
            try? await Task.sleep(for: .milliseconds(milliseconds))
            self.world.withLock { world in
                _ = world.work(request, for: site)
                world.lateWork.pending -= 1
                world.lateWork.done += 1
            }
        }
    }
}
