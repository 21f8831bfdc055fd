package import Core

extension Wording {
    /// Why a user's licences are not reassigned, in a sentence.
    package static func sentence(for reason: ReassignmentPlan.Reason) -> String {
        switch reason {
        case .noUsageLocation: "The user has no usage location; set one in the Microsoft 365 admin center."
        case .givenByGroup: "A group gives the licence; change it at the group."
        case .noFreeSeat: "No licence of the new product is free; buy more, or free some."
        }
    }

    /// The offer of a subscription with its licences and its id, to tell it from others.
    package static func name(of subscription: Subscription) -> String {
        let facts = subscription.facts
        let seats = facts.quantity.map { ", \(counted($0, "licence"))" } ?? ""
        return safe("\(facts.offer.isEmpty ? "a subscription" : facts.offer)\(seats) (\(facts.id))")
    }

    /// Which subscriptions a plan of licences is about, each in a line.
    package static func subjects(of plan: SwapPlan) -> [String] {
        let company = plan.old.company.isEmpty ? "" : "\(safe(plan.old.company)): "
        return ["\(company)\(name(of: plan.old))"] + (plan.new.map { ["To \(name(of: $0))"] } ?? [])
    }

    /// What is wrong with a plan of licences although it can be carried out, each in a sentence.
    package static func warnings(on plan: SwapPlan) -> [String] {
        var warnings: [String] = []
        if !plan.lost.isEmpty {
            let lost = plan.lost.map(safe).joined(separator: ", ")
            warnings.append("\(safe(plan.added)) is without \(lost): users lose that.")
        }
        if let seats = plan.new?.facts.quantity, seats < plan.newHolders {
            let others = counted(plan.newHolders - seats, "user")
            warnings.append(
                "The new subscription brings \(counted(seats, "licence")); \(others) would have one of another subscription."
            )
        }
        return warnings + (plan.setting.map { self.warnings(on: plan, $0) } ?? [])
    }

    private static func warnings(on plan: SwapPlan, _ setting: SwapPlan.Setting) -> [String] {
        var warnings: [String] = []
        if let state = setting.final {
            warnings.append("The old subscription is \(state.word): this can't be taken back.")
        }
        if setting.renews {
            warnings.append("The old subscription renews itself: see to it that it ends, or it is paid for on.")
        }
        if let unfit = setting.unfit {
            warnings.append("The new subscription is \(unfit): users may lose what they get.")
        }
        if setting.sources > 1 {
            warnings.append(
                "\(grouped(setting.sources)) subscriptions bring \(safe(plan.removed)), and nothing tells which user has which: all are moved."
            )
        }
        let users = setting.holders + plan.newHolders
        if let lasting = setting.lasting, lasting < users {
            warnings.append(
                "\(counted(users, "user")) would have \(safe(plan.added)), and what you sold brings \(counted(lasting, "licence")): the others lose theirs once older subscriptions end."
            )
        }
        return warnings
    }

    /// What a plan of licences has to say beyond its rows, each in a sentence.
    static func notes(on plan: SwapPlan) -> [String] {
        var notes = subjects(of: plan)
        if case .reassign(let candidate) = plan.way, !plan.candidates.isEmpty {
            let all = grouped(plan.candidates.count)
            notes.append(
                candidate.map {
                    "\($0 + 1) of \(all) that could take its place; o: the next."
                }
                    ?? "\(all) subscriptions could take its place; press o to choose the first of them.")
        }
        guard !plan.entries.isEmpty else { return notes }
        notes.append("Each user gets \(safe(plan.added)) and gives \(safe(plan.removed)) back in one call.")
        notes += warnings(on: plan)
        if let free = plan.free { notes.append("\(counted(free, "licence")) of \(safe(plan.added)) free.") }
        return notes
    }
}
