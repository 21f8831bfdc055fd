import Core

/// Everything that the services know, and what the control endpoint changed of them.
struct World: Sendable {
    /// How the sandbox is to be.
    let options: SandboxOptions
    /// The port it listens on.
    var port = 0
    /// The partner's customers.
    var customers: CustomerBook
    /// The users of their tenants, and the licences that they have.
    var tenants = TenantBook()
    /// Codes and tokens.
    var signIn: SignInBook
    /// The services' limits.
    var limits: RateLimits
    /// What goes wrong on demand.
    var faults = FaultPlan()
    /// How many requests came, by verb and path with `{id}` for ids.
    var requests: [String: Int] = [:]
    /// How many invitations clients sent, by the company's id and the address.
    var invitationsSent: [String: Int] = [:]
    /// Work that was put off, and how much of it has been done.
    var lateWork = LateWork()
    /// What Graph says of the partner.
    var partnerType: String? = "resellerPartnerDelegatedAdmin"
    /// How far the partner's vetting is.
    var vettingStatus = "authorized"
    /// Whether the partner signed the agreement.
    var isAgreementSigned = true
    /// What the marketplace's own synchronisation is set to.
    var syncSettings = SyncSettings()
    /// The custom attributes that companies may have.
    var attributes: Set<String>
    /// Whether the reminder to register is switched on.
    var remindsToRegister = true
    /// Whether clients may see the notification templates.
    var showsTemplates = true

    private let data: DemoData
    private var companyBook: CompanyBook?

    /// A world of made-up data; needs no time before the first request.
    init(_ options: SandboxOptions) {
        self.options = options
        data = DemoData(customers: options.customers, seed: options.seed, now: options.now)
        customers = CustomerBook(data)
        signIn = SignInBook(now: options.clock())
        limits = RateLimits(isEnforced: options.hasDocumentedLimits)
        attributes = options.attributes
    }

    /// The marketplace's companies, made when they are first asked for.
    var companies: CompanyBook {
        mutating get {
            if let companyBook { return companyBook }
            let made = CompanyBook(data)
            companyBook = made
            return made
        }
        _modify {
            var made = companyBook ?? CompanyBook(data)
            companyBook = nil
            defer { companyBook = made }
            yield &made
        }
    }

    /// The moment.
    var moment: Timestamp { Timestamp(seconds: Int64(options.clock())) }

    /// The moment in milliseconds since 1970.
    var milliseconds: Int { Int(options.clock() * 1000) }

    /// How the customer list ends.
    var listEnd: SandboxOptions.ListEnd {
        options.listEnd ?? (options.seed.isMultiple(of: 2) ? .error2000 : .absence)
    }

    /// Does what a request asks of a service.
    mutating func work(_ request: WebRequest, for site: Site) -> WebAnswer {
        switch site {
        case .entra: entra(request)
        case .graph: graph(request)
        case .partnerCenter: partnerCenter(request)
        case .marketplace: marketplace(request)
        case .control: control(request)
        }
    }
}

/// Work whose client has gone before it is done.
struct LateWork: Sendable {
    /// How much is still to be done.
    var pending = 0
    /// How much was done.
    var done = 0
}
