#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "CNcurses.h"
#include "entry.h"
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

static SCREEN *screen;
static bool has_colour;
static cchar_t *row_buffer;
static int row_capacity;

bool fc_set_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }

bool fc_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

int fc_width(uint32_t code) { return wcwidth((wchar_t)code); }

fc_entry fc_look_up(const char *term) {
    fc_entry entry = {false, false, 0};
    int status = 0;
    if (setupterm(term, 1, &status) != OK || status != 1) return entry;
    const char *address = tigetstr("cup");
    entry.known = true;
    entry.addressable = address != NULL && address != (char *)-1;
    entry.colours = tigetnum("colors");
    del_curterm(cur_term);
    return entry;
}

// The built-in entry travels in TERMINFO, which is put back at once so that no child process inherits it.
static SCREEN *open_direct(void) {
    const char *current = getenv("TERMINFO");
    char *saved = current ? strdup(current) : NULL;
    setenv("TERMINFO", ferry_direct_entry, 1);
    SCREEN *opened = newterm("ferry-direct", stdout, stdin);
    if (saved) setenv("TERMINFO", saved, 1);
    else unsetenv("TERMINFO");
    free(saved);
    return opened;
}

bool fc_open(const char *term, bool direct, bool colour) {
    if (screen) return false;
    screen = direct ? open_direct() : newterm(term, stdout, stdin);
    if (!screen) return false;
    if (!getenv("ESCDELAY")) set_escdelay(25);
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    typeahead(-1);
    has_colour = colour && has_colors() && start_color() == OK;
    if (has_colour) use_default_colors();
    return true;
}

// Where saving a place saves whether the cursor shows, too, the shell's screen would come back with the cursor hidden.
static void end_screen(void) {
    endwin();
    if (!cursor_normal) return;
    tputs(cursor_normal, 1, putchar);
    fflush(stdout);
}

void fc_close(void) {
    if (!screen) return;
    end_screen();
    delscreen(screen);
    screen = NULL;
    free(row_buffer);
    row_buffer = NULL;
    row_capacity = 0;
}

int fc_colours(void) { return has_colour ? COLORS : 0; }

int fc_pairs(void) { return has_colour ? COLOR_PAIRS : 0; }

bool fc_define_pair(int pair, int foreground, int background) {
    return has_colour && init_extended_pair(pair, foreground, background) == OK;
}

void fc_reset_pairs(void) {
    if (has_colour) reset_color_pairs();
}

static attr_t curses_attributes(uint32_t attributes) {
    return ((attributes & FC_BOLD) ? A_BOLD : 0) | ((attributes & FC_UNDERLINE) ? A_UNDERLINE : 0)
        | ((attributes & FC_ITALIC) ? A_ITALIC : 0) | ((attributes & FC_DIM) ? A_DIM : 0)
        | ((attributes & FC_REVERSE) ? A_REVERSE : 0);
}

static bool reserve(int count) {
    if (count <= row_capacity) return true;
    cchar_t *larger = realloc(row_buffer, (size_t)count * sizeof(cchar_t));
    if (!larger) return false;
    row_buffer = larger;
    row_capacity = count;
    return true;
}

void fc_put_row(int row, const fc_cell *cells, int count) {
    if (!screen || count <= 0 || !reserve(count)) return;
    for (int i = 0; i < count; i++) {
        wchar_t text[4] = {(wchar_t)cells[i].text[0], (wchar_t)cells[i].text[1], (wchar_t)cells[i].text[2], 0};
        int pair = cells[i].pair;
        attr_t attributes = curses_attributes(cells[i].attributes);
        if (setcchar(&row_buffer[i], text, attributes, (short)pair, &pair) == OK) continue;
        setcchar(&row_buffer[i], L"?", attributes, (short)pair, &pair);
    }
    mvwadd_wchnstr(stdscr, row, 0, row_buffer, count);
}

void fc_cursor(int row, int column, bool visible) {
    if (!screen) return;
    leaveok(stdscr, !visible);
    curs_set(visible ? 1 : 0);
    if (visible) wmove(stdscr, row, column);
}

void fc_update(void) {
    if (!screen) return;
    wnoutrefresh(stdscr);
    doupdate();
}

void fc_clear_next(void) {
    if (screen) clearok(curscr, TRUE);
}

void fc_rewrite_next(void) {
    if (screen) redrawwin(stdscr);
}

void fc_resize(int height, int width) {
    if (!screen) return;
    resize_term(height, width);
    clearok(curscr, TRUE);
}

int fc_escape_delay(void) { return get_escdelay(); }

void fc_leave(void) {
    if (!screen) return;
    def_prog_mode();
    end_screen();
}

void fc_return(void) {
    if (!screen) return;
    reset_prog_mode();
    clearok(curscr, TRUE);
}
