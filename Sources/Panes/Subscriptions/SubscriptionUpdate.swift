import Core
import Screen
import Text

extension AppState {
    /// Says of the ticked subscriptions whether their licences are moved.
    mutating func setLicenceWork(done: Bool) -> [Effect] {
        tickMarkedRange()
        return [.setLicenceWork(subscriptions.targets, done: done)]
    }

    /// Licence work was noted.
    mutating func noteLicenceWork(_ count: Int, done: Bool) -> [Effect] {
        let what = "\(Wording.counted(count, "subscription")) marked: licences \(done ? "moved" : "not moved")."
        let key = keymap.word(for: done ? .licencesOpen : .licencesDone)
        toast =
            count == 0
            ? Toast(done ? "They were marked already." : "None of them was marked.", .warning)
            : Toast(SafeText("\(what) \(key) takes it back."), .ok)
        return [.refresh]
    }
}
