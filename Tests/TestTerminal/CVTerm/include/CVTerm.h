// A terminal in memory, by libvterm, in plain C types.
#ifndef FERRY_CVTERM_H
#define FERRY_CVTERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cvt cvt;

enum { CVT_DEFAULT = 0, CVT_INDEXED = 1, CVT_RGB = 2 };
enum { CVT_BOLD = 1, CVT_UNDERLINE = 2, CVT_ITALIC = 4, CVT_BLINK = 8, CVT_REVERSE = 16 };

typedef struct {
    uint8_t kind, index, red, green, blue;
} cvt_colour;

typedef struct {
    /// Code points, ended by 0; the first is 0 for a blank and 0xFFFFFFFF for the right half of a wide character.
    uint32_t text[6];
    uint8_t width;
    uint8_t attributes;
    cvt_colour foreground, background;
} cvt_cell;

typedef struct {
    int32_t row, column;
    bool is_visible, is_alternate;
    int32_t bells;
    /// 0 none, 1 clicks, 2 drags, 3 movement.
    int32_t mouse;
    const char *title;
} cvt_state;

cvt *cvt_new(int rows, int columns);
void cvt_free(cvt *terminal);
void cvt_write(cvt *terminal, const uint8_t *bytes, size_t count);
/// The terminal's answers to questions; the count.
size_t cvt_answers(cvt *terminal, char *into, size_t capacity);
void cvt_resize(cvt *terminal, int rows, int columns);
cvt_cell cvt_cell_at(cvt *terminal, int row, int column);
cvt_state cvt_state_of(cvt *terminal);

#endif
