import Glibc
import Screen

/// Takes a picture of the console's own frame.
struct Screenshot {
    /// Its size, and the keys before it.
    let options: PictureOptions
    /// The theme's name.
    let theme: String

    /// Presses the keys and writes the picture to a file.
    func take(_ parts: ConsoleParts, to file: String) throws {
        try write(picture(parts), to: file)
    }

    /// Presses the keys and makes the picture.
    func picture(_ parts: ConsoleParts) throws -> String {
        var console = try Headless(parts, size: options.cells ?? Size(columns: 100, rows: 30), theme: theme)
        for word in options.keys.split(separator: " ") {
            if let key = KeyPress(name: String(word)) { console.press(key) }
        }
        return Screen.picture(of: console.frame, theme: try parts.themes.theme(named: theme))
    }

    private func write(_ text: String, to file: String) throws {
        guard let handle = fopen(file, "w") else {
            throw CommandFailure(.failed, "\(file) can't be written: \(String(cString: strerror(errno))).")
        }
        defer { fclose(handle) }
        guard fputs(text, handle) >= 0 else { throw CommandFailure(.failed, "\(file) can't be written.") }
    }
}
