#include "CVTerm.h"
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct cvt {
    VTerm *vt;
    VTermScreen *screen;
    bool is_visible, is_alternate;
    int bells, mouse;
    char title[512];
};

static int set_property(VTermProp property, VTermValue *value, void *user) {
    cvt *terminal = user;
    switch (property) {
        case VTERM_PROP_CURSORVISIBLE: terminal->is_visible = value->boolean; break;
        case VTERM_PROP_ALTSCREEN: terminal->is_alternate = value->boolean; break;
        case VTERM_PROP_MOUSE: terminal->mouse = value->number; break;
        case VTERM_PROP_TITLE:
            strncpy(terminal->title, value->string, sizeof terminal->title - 1);
            break;
        default: break;
    }
    return 1;
}

static int ring(void *user) {
    ((cvt *)user)->bells++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = set_property, .bell = ring};

cvt *cvt_new(int rows, int columns) {
    cvt *terminal = calloc(1, sizeof *terminal);
    terminal->vt = vterm_new(rows, columns);
    vterm_set_utf8(terminal->vt, 1);
    terminal->screen = vterm_obtain_screen(terminal->vt);
    terminal->is_visible = true;
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    return terminal;
}

void cvt_free(cvt *terminal) {
    vterm_free(terminal->vt);
    free(terminal);
}

void cvt_write(cvt *terminal, const uint8_t *bytes, size_t count) {
    vterm_input_write(terminal->vt, (const char *)bytes, count);
}

size_t cvt_answers(cvt *terminal, char *into, size_t capacity) {
    return vterm_output_read(terminal->vt, into, capacity);
}

void cvt_resize(cvt *terminal, int rows, int columns) { vterm_set_size(terminal->vt, rows, columns); }

static cvt_colour flat(VTermColor *colour) {
    cvt_colour result = {CVT_DEFAULT, 0, 0, 0, 0};
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour)) return result;
    if (VTERM_COLOR_IS_INDEXED(colour)) {
        result.kind = CVT_INDEXED;
        result.index = colour->indexed.idx;
        return result;
    }
    result.kind = CVT_RGB;
    result.red = colour->rgb.red;
    result.green = colour->rgb.green;
    result.blue = colour->rgb.blue;
    return result;
}

cvt_cell cvt_cell_at(cvt *terminal, int row, int column) {
    cvt_cell result = {{0}, 0, 0, {0}, {0}};
    VTermScreenCell cell;
    VTermPos place = {row, column};
    if (!vterm_screen_get_cell(terminal->screen, place, &cell)) return result;
    for (int i = 0; i < 6 && (i == 0 || cell.chars[i]); i++) result.text[i] = cell.chars[i];
    result.width = (uint8_t)cell.width;
    result.attributes = (uint8_t)((cell.attrs.bold ? CVT_BOLD : 0) | (cell.attrs.underline ? CVT_UNDERLINE : 0)
        | (cell.attrs.italic ? CVT_ITALIC : 0) | (cell.attrs.blink ? CVT_BLINK : 0)
        | (cell.attrs.reverse ? CVT_REVERSE : 0));
    result.foreground = flat(&cell.fg);
    result.background = flat(&cell.bg);
    return result;
}

cvt_state cvt_state_of(cvt *terminal) {
    VTermPos place;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vt), &place);
    cvt_state state = {place.row, place.col, terminal->is_visible, terminal->is_alternate,
        terminal->bells, terminal->mouse, terminal->title};
    return state;
}
