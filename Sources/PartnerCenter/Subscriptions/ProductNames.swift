/// What Microsoft calls the products that Graph shows by their short names alone.
enum ProductNames {
    /// The name of a product; its short name where it is none of the common ones.
    static func name(of partNumber: String) -> String { names[partNumber.uppercased()] ?? partNumber }

    private static let names = [
        "O365_BUSINESS_ESSENTIALS": "Microsoft 365 Business Basic",
        "O365_BUSINESS_PREMIUM": "Microsoft 365 Business Standard",
        "SPB": "Microsoft 365 Business Premium",
        "O365_BUSINESS": "Microsoft 365 Apps for business",
        "OFFICESUBSCRIPTION": "Microsoft 365 Apps for enterprise",
        "STANDARDPACK": "Office 365 E1",
        "ENTERPRISEPACK": "Office 365 E3",
        "ENTERPRISEPREMIUM": "Office 365 E5",
        "SPE_E3": "Microsoft 365 E3",
        "SPE_E5": "Microsoft 365 E5",
        "SPE_F1": "Microsoft 365 F3",
        "DESKLESSPACK": "Office 365 F3",
        "EXCHANGESTANDARD": "Exchange Online (Plan 1)",
        "EXCHANGEENTERPRISE": "Exchange Online (Plan 2)",
        "EMS": "Enterprise Mobility + Security E3",
        "EMSPREMIUM": "Enterprise Mobility + Security E5",
        "AAD_PREMIUM": "Microsoft Entra ID P1",
        "AAD_PREMIUM_P2": "Microsoft Entra ID P2",
        "INTUNE_A": "Microsoft Intune Plan 1",
        "POWER_BI_PRO": "Power BI Pro",
        "PROJECTPROFESSIONAL": "Project Plan 3",
        "VISIOCLIENT": "Visio Plan 2",
    ]
}
