import Text

/// Text of several lines, each sanitised: words of the command line may be in it.
func safeLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText(String($0)).value }
        .joined(separator: "\n")
}
