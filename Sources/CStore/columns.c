#include "CStore.h"

/// Fills the words of the rows with one condition each, in a form that compilers turn into vectors.
#define FILL_WORDS(CONDITION)                                                         \
    for (size_t start = first_row; start < end_row; start += 64) {                    \
        size_t count = end_row - start < 64 ? end_row - start : 64;                   \
        uint64_t word = 0;                                                            \
        for (size_t bit = 0; bit < count; bit++) {                                    \
            size_t row = start + bit;                                                 \
            word |= (uint64_t)(CONDITION) << bit;                                     \
        }                                                                             \
        bits[start >> 6] = word;                                                      \
    }

void ferry_match_states(
    const uint8_t *states, size_t first_row, size_t end_row, const uint8_t *table_of_256, uint64_t *bits) {
    FILL_WORDS(table_of_256[states[row]] != 0)
}

void ferry_match_range(
    const int64_t *numbers, size_t first_row, size_t end_row, int64_t low, int64_t high, bool takes_zero,
    uint64_t *bits) {
    // One comparison tells whether low <= number <= high.
    uint64_t width = (uint64_t)high - (uint64_t)low;
    FILL_WORDS(((numbers[row] != 0) | takes_zero) & ((uint64_t)numbers[row] - (uint64_t)low <= width))
}

void ferry_match_flags(const uint32_t *flags, size_t first_row, size_t end_row, uint32_t mask, uint64_t *bits) {
    FILL_WORDS((flags[row] & mask) != 0)
}
