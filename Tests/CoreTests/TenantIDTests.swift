import Core
import SeededRandom
import Testing

@Suite struct TenantIDTests {
    @Test(arguments: [
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0",
        "{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}", "{0F1e2D3c-4b5A-6978-8796-a5b4C3D2E1F0}",
    ])
    func everySpellingIsTheSameTenant(text: String) throws {
        let tenant = try #require(TenantID(text))
        #expect(tenant == TenantID(high: 0x0f1e_2d3c_4b5a_6978, low: 0x8796_a5b4_c3d2_e1f0))
        #expect(tenant.description == "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")
    }

    @Test(arguments: [
        "", "0", "contoso", "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f",
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f00", "{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}", "{{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}}",
        "{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}}", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 ",
        " 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "0f1e2d3g-4b5a-6978-8796-a5b4c3d2e1f0",
        "0f1e2d3c-4b5a-6978-87966a5b4c3d2e1f0", "0f1e2d3-c4b5a-6978-8796-a5b4c3d2e1f0",
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f\u{0660}", "0f1e2d3c\u{2010}4b5a-6978-8796-a5b4c3d2e1f0",
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\u{0}", "{}", "{", "}", "----",
    ])
    func whatIsNoGUIDIsRefused(text: String) {
        #expect(TenantID(text) == nil)
    }

    @Test func everyTenantReadsBack() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<2000 {
            let tenant = TenantID(high: random.next(), low: random.next())
            #expect(TenantID(tenant.description) == tenant, "seed 1")
            #expect(TenantID("{\(tenant.description.uppercased())}") == tenant, "seed 1")
        }
    }

    @Test func theOrderIsThatOfTheText() {
        var random = SeededRandom(seed: 2)
        let tenants = (0..<300).map { _ in TenantID(high: random.next(), low: random.next()) }
        #expect(tenants.sorted().map(\.description) == tenants.map(\.description).sorted(), "seed 2")
    }

    @Test func hostileTextNeverTraps() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<2000 {
            let text = random.hostileText(upTo: 45)
            if let tenant = TenantID(text) { #expect(text.lowercased().contains(tenant.description), "seed 3") }
        }
    }
}
