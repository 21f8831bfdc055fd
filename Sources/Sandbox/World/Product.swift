import Core

/// A product of Microsoft's, with its published ids and names; subscriptions bring licences of it.
enum Product: CaseIterable, Sendable {
    case essentials, standard, exchange

    /// Its `skuId` in Graph.
    var id: TenantID {
        switch self {
        case .essentials: TenantID(high: 0x3b55_5118_da6a_4418, low: 0x894f_7df1_e209_6870)
        case .standard: TenantID(high: 0xf245_ecc8_75af_4f8e, low: 0xb61f_27d8_114d_e5f3)
        case .exchange: TenantID(high: 0x4b94_05b0_7788_4568, low: 0xadd1_9961_4e61_3b69)
        }
    }

    /// Its short name.
    var partNumber: String {
        switch self {
        case .essentials: "O365_BUSINESS_ESSENTIALS"
        case .standard: "O365_BUSINESS_PREMIUM"
        case .exchange: "EXCHANGESTANDARD"
        }
    }

    /// The service plans in it, as far as the sandbox has them.
    var plans: [ServicePlan] {
        switch self {
        case .essentials: [.teams, .exchange]
        case .standard: [.teams, .exchange, .office]
        case .exchange: [.exchange]
        }
    }
}

/// A service in a product.
enum ServicePlan: String, Sendable {
    case teams = "TEAMS1"
    case exchange = "EXCHANGE_S_STANDARD"
    case office = "OFFICE_BUSINESS"

    /// Its `servicePlanId` in Graph.
    var id: TenantID {
        switch self {
        case .teams: TenantID(high: 0x57ff_2da0_773e_42df, low: 0xb2af_ffb7_a231_7929)
        case .exchange: TenantID(high: 0x9aaf_7827_d63c_4b61, low: 0x89c3_182f_06f8_2e5c)
        case .office: TenantID(high: 0x094e_7854_93fc_4d55, low: 0xb2c0_3ab5_369e_bdc1)
        }
    }
}
