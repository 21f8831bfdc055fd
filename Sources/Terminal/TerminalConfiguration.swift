package import Screen

/// How the terminal should be used.
package struct TerminalConfiguration: Sendable {
    /// What the environment says.
    package var environment: TerminalEnvironment
    /// Whether the mouse is listened to.
    package var usesMouse: Bool
    /// The number of colours, instead of what the terminal is known to have; NO_COLOR still wins.
    package var depth: ColourDepth?

    /// A configuration; by default the environment decides, and the mouse is on.
    package init(
        environment: TerminalEnvironment = .current, usesMouse: Bool = true, depth: ColourDepth? = nil
    ) {
        self.environment = environment
        self.usesMouse = usesMouse
        self.depth = depth
    }
}
