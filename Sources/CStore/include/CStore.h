#ifndef FERRY_CSTORE_H
#define FERRY_CSTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The scan kernel of the search index: finds a needle in the packed lines of a million rows and marks the rows.
//
// It is C because a search in Swift (SIMD16, the widest that compiles to good code) took, side by side on a million
// rows of 150 bytes, 3.2 times as long (17 ms, not 5) where most rows match, as for the first letters of every search,
// and 1.2 to 1.8 times where few rows match and memory sets the pace. Part of the 3.2 is a routine for short needles
// that the Swift side did not have; the rest is that Swift has no movemask and no dispatch on the processor.

/// Packed lines. Each row is its columns, separated by 0x1f and ended by 0x0a; row r lies at offsets[r] up to
/// offsets[r + 1]. Text holds no byte below 0x20. At least FERRY_PADDING bytes after `size` must be readable.
/// Offsets are not trusted: wrong ones give wrong rows, never a read outside.
typedef struct {
    const uint8_t *bytes;
    size_t size;
    const uint64_t *offsets;
    size_t rows;
} ferry_lines;

enum { FERRY_PADDING = 64 };

/// What is looked for: at least one byte, none below 0x20. `first` <= `second` are the places of its two rarest bytes,
/// `column` the one column that may hold it, or -1 for any.
typedef struct {
    const uint8_t *bytes;
    size_t length;
    size_t first;
    size_t second;
    int32_t column;
} ferry_needle;

/// The ways to scan, each needs what its name says of the processor.
typedef enum { FERRY_PORTABLE = 0, FERRY_SSE2 = 1, FERRY_AVX2 = 2 } ferry_kernel;

/// The quickest way that this processor can do.
ferry_kernel ferry_best_kernel(void);

/// Sets the bit of every row from `first_row` (a multiple of 64) up to `end_row` that holds the needle.
void ferry_scan(
    ferry_kernel kernel, const ferry_lines *lines, const ferry_needle *needle, size_t first_row, size_t end_row,
    uint64_t *bits);

/// Looks at the rows alone whose bits are set, and clears those that hold the needle when it is not wanted, or that
/// don't when it is.
void ferry_verify(
    ferry_kernel kernel, const ferry_lines *lines, const ferry_needle *needle, size_t first_row, size_t end_row,
    uint64_t *bits, bool wanted);

/// Sets the words of the rows whose state has a non-zero entry in the table.
void ferry_match_states(
    const uint8_t *states, size_t first_row, size_t end_row, const uint8_t *table_of_256, uint64_t *bits);

/// Sets the words of the rows whose number lies in the closed range, and is not 0 unless that counts.
void ferry_match_range(
    const int64_t *numbers, size_t first_row, size_t end_row, int64_t low, int64_t high, bool takes_zero,
    uint64_t *bits);

/// Sets the words of the rows that have one of the mask's flags.
void ferry_match_flags(const uint32_t *flags, size_t first_row, size_t end_row, uint32_t mask, uint64_t *bits);

/// A file without a name in memory, or -1.
int ferry_memory_file(void);

/// Reads a part of a mapped file into memory ahead of its use, as far as the system can.
void ferry_populate(const void *address, size_t length);

#endif
