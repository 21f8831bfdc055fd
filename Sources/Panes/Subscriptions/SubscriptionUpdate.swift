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

    /// Says of the ticked subscriptions whether they renew themselves, or takes that back.
    mutating func setRenewal(_ renews: Bool?) -> [Effect] {
        tickMarkedRange()
        return [.setRenewal(subscriptions.targets, renews: renews)]
    }

    /// A word on renewal was kept, or taken back.
    mutating func noteRenewal(_ count: Int, renews: Bool?) -> [Effect] {
        let words = renews.map { $0 ? "renews itself" : "ends" } ?? "nobody said whether it renews itself"
        toast =
            count == 0
            ? Toast("Nothing changed: their sources say it, or somebody said so already.", .warning)
            : Toast(SafeText("\(Wording.counted(count, "subscription")) marked: \(words)."), .ok)
        return [.refresh]
    }
}
