import Core
import Foundation
import Sandbox
import Testing

@testable import Ferry

/// The command that serves both services.
@Suite struct SandboxCommandTests {
    private func run(_ arguments: String...) async throws -> Outcome {
        let world = try TestWorld(interruption: Interruption(watch: {}, isRaised: { true }))
        return await world.run(["sandbox"] + arguments)
    }

    @Test(arguments: [[], ["--documented-limits"]])
    func printedConfigurationIsOneThatFerryTakes(options: [String]) async throws {
        let world = try TestWorld(interruption: Interruption(watch: {}, isRaised: { true }))
        let outcome = await world.run(["sandbox", "--customers", "10"] + options)
        #expect(outcome.status == .done)
        #expect(outcome.errors.contains("Serving 10 customers at http://127.0.0.1:"))
        let places = try Places(environment: ["HOME": "/home/ada"])
        let configuration = try ConfigurationReader.read(
            outcome.output, file: "printed", folder: "/", places: places)
        let profile = try configuration.profile(named: nil)
        #expect(profile.name == "sandbox")
        guard case .partnerCenter(let center) = profile.customers, case .appDirect(let market) = profile.marketplace
        else {
            Issue.record("not both services: \(profile)")
            return
        }
        #expect(
            center.api.path == "/partnercenter" && center.authority.path == "/entra" && center.graph.path == "/graph")
        #expect(market.url.path == "/marketplace" && market.url.port == center.api.port)
        #expect(center.requestsPerMinute == (options.isEmpty ? 100_000 : 500))
        #expect(market.burst == (options.isEmpty ? 1000 : 20))
        #expect(market.requestsPerSecond == (options.isEmpty ? 1000 : 5))
    }

    @Test func filesAreGoneWithIt() async throws {
        let outcome = try await run("--customers", "10")
        let line = try #require(outcome.lines.first { $0.contains("refresh_token: ") })
        let path = try #require(line.split(separator: "\"").last.map(String.init)).dropFirst("file:".count)
        #expect(path.contains("/ferry-sandbox-") && !FileManager.default.fileExists(atPath: String(path)))
    }

    /// The threads of a store may outlive the console by a moment.
    @Test func filesThatAreWrittenMeanwhileGoToo() async throws {
        for _ in 0..<50 {
            let folder = try SandboxFolder()
            let path = folder.path
            let writer = Task.detached {
                var number = 0
                while FileManager.default.createFile(atPath: "\(path)/\(number % 9)", contents: Data()) {
                    unlink("\(path)/\((number + 4) % 9)")
                    number += 1
                }
            }
            folder.remove()
            await writer.value
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(!FileManager.default.fileExists(atPath: path + ".gone"))
        }
    }

    @Test func takenPortIsSaid() async throws {
        let options = SandboxOptions(customers: 1, now: TestWorld.now)
        let server = try #require(SandboxServer(options))
        let outcome = try await run("--port", String(server.port))
        #expect(outcome.status == .failed && outcome.errors.contains("Port \(server.port) can't be had"))
        server.stop()
    }

    @Test(arguments: ["--port 65536", "--port -1", "--customers 0", "--customers 1000001", "--seed x"])
    func isWrongUsage(line: String) async throws {
        let world = try TestWorld()
        let outcome = await world.run(["sandbox"] + line.split(separator: " ").map(String.init))
        #expect(outcome.status == .usage && outcome.output.isEmpty)
    }
}
