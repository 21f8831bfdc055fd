import Core
import Panes
import Text

/// What went wrong, in words.
func words(for error: any Error) -> SafeText {
    switch error {
    case let failure as StoreFailure: SafeText(Wording.sentence(for: failure))
    case let failure as ListFileFailure: SafeText(Wording.sentence(for: failure))
    case ListImport.Failure.file(let failure): SafeText(Wording.sentence(for: failure))
    case ListImport.Failure.store(let failure): SafeText(Wording.sentence(for: failure))
    case ListImport.Failure.interrupted: "The import was interrupted; what was merged stays."
    case let failure as CommandFailure: SafeText(failure.sentence)
    case let failure as ServiceFailure: SafeText(Wording.sentence(for: failure))
    default: SafeText("It failed: \(error).")
    }
}
