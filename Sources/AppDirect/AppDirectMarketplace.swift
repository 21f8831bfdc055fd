package import Core
package import Transfer

/// A marketplace of AppDirect.
package struct AppDirectMarketplace: Sendable {
    private let caller: any ServiceCaller

    /// A marketplace that is reached by a caller.
    package init(caller: any ServiceCaller) { self.caller = caller }
}
