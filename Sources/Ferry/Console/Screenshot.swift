import Screen

/// Takes a picture of the console's own frame.
struct Screenshot {
    /// Its size, and the keys before it.
    let options: PictureOptions
    /// The theme's name.
    let theme: String

    /// Presses the keys and writes the picture to a file.
    func take(_ parts: ConsoleParts, to file: String) async throws {
        var console = try await Headless(parts, size: options.cells ?? Size(columns: 100, rows: 30), theme: theme)
        await console.press(options.keys)
        try TextFile.write(picture(of: console.frame, theme: parts.themes.theme(named: theme)), to: file)
    }
}
