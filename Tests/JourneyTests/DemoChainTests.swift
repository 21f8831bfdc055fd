import TestTerminal
import Testing

/// The demo: one customer from the request to the activated administrator, by keys alone.
@Suite struct DemoChainTests {
    @Test func aCustomerIsAskedAcceptsIsCreatedToldAndActivates() throws {
        let profile = try Profile()
        let session = try profile.console(["demo", "--customers", "60", "--seed", "1"])
        try session.press("5", "n")
        for text in ["Tailspin Toys", "ada@tailspin.example", "Ada", "Byron", "tailspin.example"] {
            try session.type(text)
            try session.press("\t")
        }
        try session.press(Key.enter)
        try session.wait(for: "○ not sent")
        try session.press("R")
        try session.wait(for: "1 will be sent")
        try session.press("y")
        try session.wait(for: "Job 1 done: 1 done.", atMost: 60_000)
        try session.press("5")
        try session.wait(for: "● sent")

        try session.press("r")
        try session.wait(for: "Synchronised: ", atMost: 60_000)
        try session.wait(for: "✓ accepted")
        try session.press("p")
        try session.wait(for: "● ready")
        #expect(session.shows("Tailspin Toys"), "\(session.lines)")
        try session.press("C")
        try session.wait(for: "1 will be created")
        try session.press("y")
        try session.wait(for: "Job 2 done: 1 done.", atMost: 60_000)

        try session.press("4", "/")
        try session.type("tailspin")
        try session.press(Key.enter)
        try session.wait(for: "ada@tailspin.example")
        try session.press("R")
        try session.wait(for: "1 will be sent")
        try session.press("y")
        try session.wait(for: "Job 3 done: 1 done.", atMost: 60_000)
        try session.press("4")
        try session.wait(for: "● told")
        try session.press("r")
        try session.wait(for: "✓ activated", atMost: 60_000)
        try session.quit()
    }
}
