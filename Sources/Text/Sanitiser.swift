/// The one policy of what hostile text may keep; used through `SafeText`.
enum Sanitiser {
    /// What becomes of a scalar.
    private enum Fate {
        case keep, drop, space, replace
    }

    /// The safe form of the text, and whether anything but its composition was changed.
    static func sanitise(_ hostile: String) -> (value: String, wasChanged: Bool) {
        if hostile.unicodeScalars.allSatisfy(isPlain) { return (hostile, false) }
        var (text, wasChanged) = filtered(hostile)
        text = NormalForm.composed(text)
        // Dropping a mark can bring two scalars together that compose, hence again until nothing changes.
        while let repaired = withMarksLimited(text) {
            text = NormalForm.composed(repaired)
            wasChanged = true
        }
        return (text, wasChanged)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        NormalForm.isStable(scalar) && fate(of: scalar) == .keep && displayWidth(of: scalar) > 0
    }

    private static func filtered(_ hostile: String) -> (text: String, wasChanged: Bool) {
        var kept = String.UnicodeScalarView()
        var wasChanged = false
        var isInBreak = false
        for scalar in hostile.unicodeScalars {
            let fate = fate(of: scalar)
            switch fate {
            case .keep: kept.append(scalar)
            case .space: if !isInBreak { kept.append(" ") }
            case .replace: kept.append("\u{FFFD}")
            case .drop: break
            }
            if fate != .keep { wasChanged = true }
            if fate != .drop { isInBreak = fate == .space }
        }
        return (String(kept), wasChanged)
    }

    private static func fate(of scalar: Unicode.Scalar) -> Fate {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: .keep
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: .space
        case 0...0x1F, 0x7F...0x9F, 0xFFF9...0xFFFB: .drop
        case 0xE000...0xF8FF: .replace
        default: fateByProperty(of: scalar)
        }
    }

    /// Default-ignorable scalars are the joiners, bidi controls, fillers, variation selectors, tags and the like.
    private static func fateByProperty(of scalar: Unicode.Scalar) -> Fate {
        if scalar.properties.isDefaultIgnorableCodePoint { return .drop }
        // The two planes of private use have a width, yet nobody knows what they would show.
        return scalar.value >= 0xF0000 || displayWidth(of: scalar) < 0 ? .replace : .keep
    }

    /// The text with at most two marks a base and a dotted circle under a leading mark; nil when it is so already.
    private static func withMarksLimited(_ text: String) -> String? {
        var kept = String.UnicodeScalarView()
        var marks = 0
        var wasChanged = false
        for scalar in text.unicodeScalars {
            marks = displayWidth(of: scalar) == 0 ? marks + 1 : 0
            if marks > DrawnCluster.maximumMarks {
                wasChanged = true
                continue
            }
            if marks > 0, kept.isEmpty {
                kept.append(DrawnCluster.dottedCircle)
                wasChanged = true
            }
            kept.append(scalar)
        }
        return wasChanged ? String(kept) : nil
    }
}
