import Core
import Screen
import Text

extension AppState {
    /// Gives a key to a question.
    mutating func typeQuestion(_ press: KeyPress, _ question: Question, _ focus: Int) -> [Effect] {
        switch press.key {
        case .character("y"): return answerYes(to: question)
        case .enter where focus == 1: return answerYes(to: question)
        case .enter, .escape, .character("n"), .character("q"): overlays.removeLast()
        case .left, .right, .tab: replaceTop(.confirm(question, focus: 1 - focus))
        default: break
        }
        return []
    }

    private mutating func answerYes(to question: Question) -> [Effect] {
        overlays.removeLast()
        switch question {
        case .quit: return [.quit]
        case .cancel(let id, _): return [.cancel(id)]
        case .unignore(let rows, _): return [.setIgnored(rows, reason: nil)]
        case .accept(let row, let customer, _, _): return [.acceptRequest(row, customer)]
        case .link(let offer): return link(offer)
        case .replace(let export): return write(export, replaces: true)
        case .licenceWork(let marking): return [.setLicenceWork(marking.rows, done: marking.done)]
        case .unlink(let company, let tenant, _):
            toast = Toast("Unlinking…")
            return [.unlink(company, tenant)]
        case .verifyShown(let answer, let snapshot):
            jobs.isBeginning = true
            toast = Toast(
                SafeText("Writing the job down for \(Wording.counted(answer.count, "company", "companies"))…"))
            return [.verifyShown(answer, on: snapshot)]
        }
    }
}
