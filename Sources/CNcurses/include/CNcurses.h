// Everything that Ferry asks of ncurses, of the terminal's file descriptors and of signals, in plain C types.
#ifndef FERRY_CNCURSES_H
#define FERRY_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- Locale and widths ----

/// Takes a locale for characters; an empty name takes what the environment says. False: not installed.
bool fc_set_locale(const char *name);
/// Whether the locale in force writes UTF-8.
bool fc_locale_is_utf8(void);
/// How many cells libc gives a code point; -1 for controls and what it does not know.
int fc_width(uint32_t code);

// ---- Screen ----

/// What the terminal database says of one terminal.
typedef struct {
    bool known;
    /// Whether the cursor can be sent anywhere; false for teletypes.
    bool addressable;
    int32_t colours;
} fc_entry;

/// Looks a terminal up in the database.
fc_entry fc_look_up(const char *term);

/// One character of a row, with its marks, and how it looks.
typedef struct {
    /// The base character and its marks; 0 ends the list.
    uint32_t text[3];
    uint8_t width;
    int32_t pair;
    /// A union of FC_BOLD and so on.
    uint32_t attributes;
} fc_cell;

enum { FC_BOLD = 1, FC_UNDERLINE = 2, FC_ITALIC = 4, FC_DIM = 8, FC_REVERSE = 16 };
/// Colour numbers from here on mean the 256-colour palette when the screen has direct colours.
enum { FC_INDEXED = 0x1000000 };

/// Opens the screen on descriptors 0 and 1; `direct` uses the built-in entry with 24-bit colours instead of `term`.
bool fc_open(const char *term, bool direct, bool colour);
/// Leaves the screen for good.
void fc_close(void);
/// How many colours the open screen has, and how many pairs of them.
int fc_colours(void);
int fc_pairs(void);
/// Gives a pair its colours; -1 is the terminal's own. False: there is no such pair.
bool fc_define_pair(int pair, int foreground, int background);
/// Forgets all pairs.
void fc_reset_pairs(void);
/// Puts cells at a row's beginning.
void fc_put_row(int row, const fc_cell *cells, int count);
/// Where the cursor stands after the next update, and whether it shows.
void fc_cursor(int row, int column, bool visible);
/// Sends what changed to the terminal, once.
void fc_update(void);
/// Lets the next update draw everything, whatever the terminal shows now.
void fc_clear_next(void);
/// Lets the next update write every row again, without clearing first.
void fc_rewrite_next(void);
void fc_resize(int rows, int columns);
/// How long an Escape is waited on, in milliseconds.
int fc_escape_delay(void);
/// Gives the terminal back for a while, and takes it again.
void fc_leave(void);
void fc_return(void);

// ---- Descriptors ----

bool fc_is_terminal(int fd);
/// The size of the terminal on descriptor 1; false when it has none.
bool fc_window_size(int *rows, int *columns);
enum { FC_READABLE = 1, FC_WOKEN = 2, FC_HUNG_UP = 4 };
/// Waits for descriptor 0 or a wake-up; a negative timeout (in ms) waits for ever. A union of FC_READABLE and so on.
int fc_poll(int wake, int timeout);
/// Reads what is there on descriptor 0 without waiting: the count, 0 for nothing, -1 when the terminal is gone.
int fc_read(uint8_t *into, int capacity);
/// Writes all bytes to descriptor 1; false when the terminal is gone.
bool fc_write(const uint8_t *bytes, size_t count);
/// Single keys without echo until fc_raw_end; false when the terminal refuses.
bool fc_raw_begin(void);
void fc_raw_end(void);
/// Monotonic milliseconds.
int64_t fc_now(void);

// ---- Wake-ups and signals ----

/// A new wake-up descriptor, or -1.
int fc_wake_open(void);
void fc_wake(int fd);
void fc_wake_drain(int fd);
void fc_wake_close(int fd);

/// Handles SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT by a flag and a wake-up; SIGPIPE is ignored.
void fc_signals_install(int wake);
void fc_signals_remove(void);
/// Whether a signal came since the last time this was asked.
bool fc_signal_take(int signal);
/// Stops this process group as Ctrl-Z does; returns when continued, or at once where nobody could continue it.
void fc_stop_group(void);

// ---- Crash guard ----

enum { FC_GUARD_OFF = 0, FC_GUARD_LINE = 1, FC_GUARD_SCREEN = 2 };
/// Remembers the terminal's line settings and handles fatal signals; only the first call does anything.
void fc_guard_install(void);
/// What a crash has to undo: nothing, the line settings, or these and the screen.
void fc_guard_set(int level);

#endif
