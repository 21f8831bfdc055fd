import Glibc

/// The system's clock: seconds since 1970 with their fraction.
@Sendable package func systemSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
