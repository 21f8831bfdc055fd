import Testing

@testable import Ferry

/// The configuration in a text, as if it stood in `config.yaml` in `/etc/ferry`.
func readConfiguration(_ text: String) throws(ConfigurationFailure) -> Configuration {
    try ConfigurationReader.read(
        text, file: "config.yaml", folder: "/etc/ferry", places: Places(environment: ["HOME": "/home/mina"]))
}

@Suite struct ConfigurationTests {
    @Test func theDocumentedFileIsReadAsDocumented() throws {
        let profile = try readConfiguration(documented).profile(named: nil)
        #expect(profile.name == "contoso")
        #expect(profile.title == "Contoso Marketplace")
        #expect(profile.theme == "default")
        #expect(profile.readOnly == false)
        guard case .partnerCenter(let center) = profile.customers, case .appDirect(let direct) = profile.marketplace
        else {
            Issue.record("wrong kinds")
            return
        }
        #expect(center.api.description == "https://api.partnercenter.microsoft.com")
        #expect(center.tenant == "contoso.onmicrosoft.com")
        #expect(center.clientSecret == .environment("FERRY_PARTNER_CENTER_SECRET"))
        #expect(center.refreshToken == .file("/home/mina/.local/state/ferry/contoso.token"))
        #expect(direct.clientSecret == .command("pass show ferry/appdirect"))
        #expect("\(direct.clientSecret)" == "command:pass …")
        #expect(direct.tenantKey == .externalID)
        #expect(direct.settleSeconds == 120)
        #expect(profile.mail.transport == .maildir(path: "/home/mina/Mail/ferry-outbox"))
        #expect(profile.mail.from == "Contoso Marketplace <marketplace@example.com>")
    }

    @Test func whatIsLeftOutHasItsDefault() throws {
        let read = try readConfiguration(
            """
            profiles:
              a:
                customers: {kind: partner-center, tenant: t, client_id: c}
                marketplace: {kind: appdirect, url: "http://127.0.0.1:8080/x/", client_id: c, client_secret: file:s}
                mail: {transport: smtp, url: "smtp://localhost:2525"}
            """)
        let profile = try read.profile(named: "a")
        guard case .partnerCenter(let center) = profile.customers, case .appDirect(let direct) = profile.marketplace
        else {
            Issue.record("wrong kinds")
            return
        }
        #expect(center.graph.description == "https://graph.microsoft.com")
        #expect(center.requestsPerMinute == 400)
        #expect(center.refreshToken == .file("/home/mina/.local/state/ferry/a.token"))
        #expect(direct.url.description == "http://127.0.0.1:8080/x")
        #expect(direct.clientSecret == .file("/etc/ferry/s"))
        #expect(direct.burst == 20 && direct.requestsPerSecond == 5 && direct.settleSeconds == 120)
        #expect(direct.mailsFirstUser == .unknown)
        guard case .smtp(let server) = profile.mail.transport else {
            Issue.record("wrong transport")
            return
        }
        #expect(server.login == nil && !server.requiresStartTLS)
        #expect(try read.profile(named: nil).name == "local")
    }

    @Test(arguments: [
        (
            "marketplace: {kind: appdirct}",
            "4:25: profiles.a.marketplace.kind: \"appdirct\" is not one of appdirect, local; did you mean appdirect?"
        ),
        ("markteplace: {}", "4:5: profiles.a.markteplace: unknown key; did you mean marketplace?"),
        ("marketplace: {burst: 2}", "4:18: profiles.a.marketplace: kind is missing: one of appdirect, local"),
        (
            "marketplace: {kind: local, burst: 0}",
            "4:39: profiles.a.marketplace.burst: 0 is out of range; expected a whole number from 1 to 1000"
        ),
        (
            "marketplace: {kind: local, burst: many}",
            "4:39: profiles.a.marketplace.burst: \"many\" is not a whole number from 1 to 1000"
        ),
        (
            "marketplace: {kind: local, burst: 1.5}",
            "4:39: profiles.a.marketplace.burst: \"1.5\" is not a whole number from 1 to 1000"
        ),
        (
            "marketplace: {kind: local, tenant_key: externalid}",
            "4:44: profiles.a.marketplace.tenant_key: \"externalid\" is not externalId or attribute:NAME; did you mean externalId?"
        ),
        (
            "marketplace: {kind: local, mails_first_user: true}",
            "4:50: profiles.a.marketplace.mails_first_user: \"true\" is not one of yes, no, unknown"
        ),
        (
            "marketplace: {kind: local, url: \"http://example.com\"}",
            "4:37: profiles.a.marketplace.url: plain http is refused except on this machine; use https://"
        ),
        (
            "marketplace: {kind: local, url: \"https://u:hunter2@example.com\"}",
            "4:37: profiles.a.marketplace.url: this isn't a URL such as https://host/path, without user name, password, query or fragment"
        ),
        (
            "marketplace: {kind: local, url: \"ftp://example.com\"}",
            "4:37: profiles.a.marketplace.url: \"ftp\" is not one of https, http"
        ),
        (
            "marketplace: {kind: local, client_secret: hunter2}",
            "4:47: profiles.a.marketplace.client_secret: a secret in plain text is refused; write env:NAME, file:PATH or command:LINE"
        ),
        (
            "marketplace: {kind: local, client_secret: \"env:hunter 2\"}",
            "4:47: profiles.a.marketplace.client_secret: env: needs the name of an environment variable"
        ),
        (
            "marketplace: {kind: local, client_secret: [hunter2]}",
            "4:47: profiles.a.marketplace.client_secret: expected env:NAME, file:PATH or command:LINE, not a list"
        ),
        ("customers: partner-center", "4:16: profiles.a.customers: expected keys and values, such as \"key: value\""),
        ("read_only: {}", "4:16: profiles.a.read_only: expected true or false, not keys and values"),
        ("read_only: ture", "4:16: profiles.a.read_only: \"ture\" is not true or false; did you mean true?"),
        ("title:", "4:11: profiles.a.title: a text is missing here"),
        (
            "mail: {from: nobody}",
            "4:18: profiles.a.mail.from: \"nobody\" is not a sender such as Contoso Marketplace <marketplace@example.com>"
        ),
        (
            "mail: {transport: smtp}",
            "4:11: profiles.a.mail: url is missing: the mail server, such as smtps://smtp.example.com:465"
        ),
        ("mail: {url: \"smtps://h\", user: u}", "4:11: profiles.a.mail: password is missing: user has one"),
        (
            "mail: {path: ~root/x}",
            "4:18: profiles.a.mail.path: \"~root/x\": the home folder of another user isn't known here; use ~/"
        ),
        (
            "mail: {cool_down_hours: -1}",
            "4:29: profiles.a.mail.cool_down_hours: -1 is out of range; expected a whole number from 0 to 8760"
        ),
    ])
    func aWrongValueIsToldWithItsPlaceAndNeverWithASecret(line: String, message: String) {
        let told = problems("# made up\nprofiles:\n  a:\n    \(line)")
        #expect(told == ["config.yaml:" + message])
        #expect(!told.joined().contains("hunter"))
    }

    @Test func everyMissingKeyIsToldAtOnce() {
        #expect(
            problems("profile: b\nprofiles:\n  ../x: {}\n  a: {marketplace: {kind: appdirect}}") == [
                "config.yaml:1:10: profile: there is no profile \"b\"; did you mean a?",
                "config.yaml:3:3: profiles.../x: a profile's name has letters, digits, - and _ only, at most 64",
                "config.yaml:4:20: profiles.a.marketplace: client_id is missing: the API client",
                "config.yaml:4:20: profiles.a.marketplace: client_secret is missing: the API client's secret",
                "config.yaml:4:20: profiles.a.marketplace: url is missing: the marketplace's address",
            ])
    }

    @Test func startTLSIsDemandedOfOtherMachines() throws {
        let read = try readConfiguration("profiles: {a: {mail: {transport: smtp, url: \"smtp://mail.example.com\"}}}")
        guard case .smtp(let server) = try read.profile(named: "a").mail.transport else {
            Issue.record("wrong transport")
            return
        }
        #expect(server.requiresStartTLS)
    }

    @Test func anUnknownProfileIsToldWithWhatThereIs() throws {
        let read = try readConfiguration("profiles: {contoso: {}}")
        #expect(throws: ConfigurationFailure.unknownProfile("contso", hint: "; did you mean contoso?")) {
            try read.profile(named: "contso")
        }
        #expect(throws: ConfigurationFailure.unknownProfile("x", hint: "; there are contoso, local")) {
            try read.profile(named: "x")
        }
    }

    @Test(arguments: [
        ("http://localhost", true), ("http://127.0.0.1:80", true), ("http://127.9.9.9/x", true),
        ("http://[::1]:8", true),
        ("http://LOCALHOST", true), ("http://127.0.0.1.example.com", false), ("http://localhost.example.com", false),
        ("http://10.0.0.1", false), ("http://127.0.0.256", false), ("http://[::2]", false),
    ])
    func onlyThisMachineIsLoopback(text: String, isLoopback: Bool) {
        #expect(ServiceURL(text)?.isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "example.com", "https://", "https://:80", "https://a:0", "https://a:x", "https://a:99999", "https://a b",
        "https://u@a", "https://a?q", "https://a#f", "https://[::1", "https://[::1]x", "https://a\n",
    ])
    func whatIsNoPlainAddressIsNil(text: String) {
        #expect(ServiceURL(text) == nil)
    }
}

private let documented = """
    profile: contoso                          # opened when none is named
    profiles:
      contoso:
        title: Contoso Marketplace
        theme: default
        read_only: false
        customers:                            # where customers come from
          kind: partner-center                # partner-center | import
          api: https://api.partnercenter.microsoft.com
          authority: https://login.microsoftonline.com
          graph: https://graph.microsoft.com
          tenant: contoso.onmicrosoft.com
          client_id: "app"
          client_secret: env:FERRY_PARTNER_CENTER_SECRET   # env:NAME | file:PATH | command:…; plain text is refused
          refresh_token: file:~/.local/state/ferry/contoso.token   # rotated tokens are written back; file 0600
          requests_per_minute: 400
        marketplace:
          kind: appdirect                     # appdirect | local
          url: https://marketplace.example.com
          client_id: "client"
          client_secret: command:pass show ferry/appdirect
          tenant_key: externalId              # externalId | attribute:NAME
          burst: 20
          requests_per_second: 5
          settle_seconds: 120                 # how long a cut request may still take effect
          mails_first_user: unknown           # yes | no | unknown
        mail:
          from: Contoso Marketplace <marketplace@example.com>
          transport: maildir                  # maildir | sendmail | smtp
          path: ~/Mail/ferry-outbox           # maildir
          command: /usr/sbin/sendmail -i      # sendmail
          url: smtps://smtp.example.com:465   # smtp: smtp(s)://host:port; STARTTLS is required on smtp:// unless loopback
          user: "marketplace"
          password: env:FERRY_SMTP_PASSWORD
          cool_down_hours: 24
    """
