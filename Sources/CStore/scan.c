#define _GNU_SOURCE
#include "CStore.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define FERRY_X86 1
#else
#define FERRY_X86 0
#endif

static inline size_t smaller(size_t left, size_t right) { return left < right ? left : right; }

/// Where a row begins, inside the lines whatever the file says; for `rows` it is where the last one ends.
static inline size_t line_start(const ferry_lines *lines, size_t row) {
    return row > lines->rows ? lines->size : smaller((size_t)lines->offsets[row], lines->size);
}

/// The row that holds a place, looked for from a row before it.
static inline size_t row_at(const ferry_lines *lines, size_t row, size_t end_row, size_t place) {
    while (row + 16 < end_row && lines->offsets[row + 16] <= place) { row += 16; }
    while (row + 1 < end_row && lines->offsets[row + 1] <= place) { row++; }
    return row;
}

static inline int32_t portable_column_at(const uint8_t *bytes, size_t start, size_t place) {
    int32_t column = 0;
    for (size_t at = start; at < place; at++) { column += bytes[at] == 0x1f; }
    return column;
}

static inline void portable_narrow(const uint8_t *bytes, size_t *from, size_t *to, int32_t column) {
    for (; *from < *to; column--) {
        const uint8_t *end = memchr(bytes + *from, 0x1f, *to - *from);
        size_t stop = end ? (size_t)(end - bytes) : *to;
        if (column == 0) {
            *to = stop;
            return;
        }
        *from = smaller(stop + 1, *to);
    }
}

static inline size_t portable_find(const uint8_t *hay, size_t from, size_t to, const ferry_needle *needle) {
    const uint8_t *found = memmem(hay + from, to - from, needle->bytes, needle->length);
    return found ? (size_t)(found - hay) : to;
}

#define NAME(function) portable_##function
#define TARGET
#define FIND portable_find
#define COLUMN_AT portable_column_at
#define NARROW portable_narrow
#include "kernel.inc"

#if FERRY_X86

/// Whether the needle lies here, when its two rarest bytes already do.
static inline bool same(const uint8_t *hay, const ferry_needle *needle) {
    if (needle->length <= 2) { return true; }
    if (hay[0] != needle->bytes[0]) { return false; }
    return memcmp(hay, needle->bytes, needle->length) == 0;
}

/// The search by packed pairs: `MASK` compares the two rarest bytes at 64 places at once. It reads at most 63 bytes
/// beyond `to`.
#define FIND_BODY(MASK)                                                           \
    if (to - from < needle->length) { return to; }                                \
    size_t last = to - needle->length;                                            \
    for (size_t at = from; at <= last; at += 64) {                                \
        const uint8_t *first = hay + at + needle->first;                          \
        const uint8_t *second = hay + at + needle->second;                        \
        uint64_t mask = MASK;                                                     \
        if (last - at < 63) { mask &= ((uint64_t)2 << (last - at)) - 1; }         \
        for (; mask; mask &= mask - 1) {                                          \
            size_t place = at + (size_t)__builtin_ctzll(mask);                    \
            if (same(hay + place, needle)) { return place; }                      \
        }                                                                         \
    }                                                                             \
    return to;

/// The bits of a block's first so many places.
static inline uint64_t first_places(uint64_t mask, size_t count) {
    return count < 64 ? mask & (((uint64_t)1 << count) - 1) : mask;
}

/// Counts the separators before a place.
#define COLUMN_BODY(MASK)                                                         \
    int32_t column = 0;                                                           \
    for (size_t at = start; at < place; at += 64) {                               \
        column += __builtin_popcountll(first_places(MASK, place - at));           \
    }                                                                             \
    return column;

/// Finds the separator that begins the column, and the next one.
#define NARROW_BODY(MASK)                                                         \
    size_t stop = *to;                                                            \
    for (size_t at = *from; at < stop; at += 64) {                                \
        uint64_t mask = first_places(MASK, stop - at);                            \
        for (; mask; mask &= mask - 1) {                                          \
            size_t place = at + (size_t)__builtin_ctzll(mask);                    \
            if (column == 0) {                                                    \
                *to = place;                                                      \
                return;                                                           \
            }                                                                     \
            if (--column == 0) { *from = place + 1; }                             \
        }                                                                         \
    }                                                                             \
    if (column > 0) { *from = stop; }

/// One or two bytes occur in most rows: looking at each row as a whole, without a branch on where it holds them, beats
/// stopping at the first. MASK compares both bytes at 64 places at once.
#define SHORT_BODY(MASK, NARROW)                                                        \
    for (size_t row = first_row; row < end_row; row++) {                          \
        size_t from = line_start(lines, row);                                     \
        size_t to = line_start(lines, row + 1);                                   \
        uint64_t found = 0;                                                       \
        if (needle->column >= 0) { NARROW(lines->bytes, &from, &to, needle->column); } \
        for (size_t at = from; at + needle->second < to; at += 64) {              \
            const uint8_t *first = lines->bytes + at + needle->first;             \
            const uint8_t *second = lines->bytes + at + needle->second;           \
            found |= first_places(MASK, to - at - needle->second);                \
        }                                                                         \
        bits[row >> 6] |= (uint64_t)(found != 0) << (row & 63);                   \
    }

static inline uint64_t sse2_mask(const uint8_t *first, const uint8_t *second, __m128i one, __m128i two) {
    uint64_t mask = 0;
    for (int lane = 0; lane < 4; lane++) {
        __m128i left = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(first + lane * 16)), one);
        __m128i right = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(second + lane * 16)), two);
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_and_si128(left, right)) << (lane * 16);
    }
    return mask;
}

static inline size_t sse2_find(const uint8_t *hay, size_t from, size_t to, const ferry_needle *needle) {
    __m128i one = _mm_set1_epi8((char)needle->bytes[needle->first]);
    __m128i two = _mm_set1_epi8((char)needle->bytes[needle->second]);
    FIND_BODY(sse2_mask(first, second, one, two))
}

static inline int32_t sse2_column_at(const uint8_t *hay, size_t start, size_t place) {
    __m128i separator = _mm_set1_epi8(0x1f);
    COLUMN_BODY(sse2_mask(hay + at, hay + at, separator, separator))
}

static inline void sse2_narrow(const uint8_t *hay, size_t *from, size_t *to, int32_t column) {
    __m128i separator = _mm_set1_epi8(0x1f);
    NARROW_BODY(sse2_mask(hay + at, hay + at, separator, separator))
}

static void sse2_scan_short(
    const ferry_lines *lines, const ferry_needle *needle, size_t first_row, size_t end_row, uint64_t *bits) {
    __m128i one = _mm_set1_epi8((char)needle->bytes[needle->first]);
    __m128i two = _mm_set1_epi8((char)needle->bytes[needle->second]);
    SHORT_BODY(sse2_mask(first, second, one, two), sse2_narrow)
}

#define NAME(function) sse2_##function
#define TARGET
#define FIND sse2_find
#define COLUMN_AT sse2_column_at
#define NARROW sse2_narrow
#include "kernel.inc"

#define AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

AVX2 static inline uint64_t avx2_mask(const uint8_t *first, const uint8_t *second, __m256i one, __m256i two) {
    __m256i a = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)first), one);
    __m256i b = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)second), two);
    __m256i c = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(first + 32)), one);
    __m256i d = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(second + 32)), two);
    uint64_t low = (uint32_t)_mm256_movemask_epi8(_mm256_and_si256(a, b));
    uint64_t high = (uint32_t)_mm256_movemask_epi8(_mm256_and_si256(c, d));
    return low | high << 32;
}

AVX2 static inline size_t avx2_find(const uint8_t *hay, size_t from, size_t to, const ferry_needle *needle) {
    __m256i one = _mm256_set1_epi8((char)needle->bytes[needle->first]);
    __m256i two = _mm256_set1_epi8((char)needle->bytes[needle->second]);
    FIND_BODY(avx2_mask(first, second, one, two))
}

AVX2 static inline int32_t avx2_column_at(const uint8_t *hay, size_t start, size_t place) {
    __m256i separator = _mm256_set1_epi8(0x1f);
    COLUMN_BODY(avx2_mask(hay + at, hay + at, separator, separator))
}

AVX2 static inline void avx2_narrow(const uint8_t *hay, size_t *from, size_t *to, int32_t column) {
    __m256i separator = _mm256_set1_epi8(0x1f);
    NARROW_BODY(avx2_mask(hay + at, hay + at, separator, separator))
}

AVX2 static void avx2_scan_short(
    const ferry_lines *lines, const ferry_needle *needle, size_t first_row, size_t end_row, uint64_t *bits) {
    __m256i one = _mm256_set1_epi8((char)needle->bytes[needle->first]);
    __m256i two = _mm256_set1_epi8((char)needle->bytes[needle->second]);
    SHORT_BODY(avx2_mask(first, second, one, two), avx2_narrow)
}

#define NAME(function) avx2_##function
#define TARGET AVX2
#define FIND avx2_find
#define COLUMN_AT avx2_column_at
#define NARROW avx2_narrow
#include "kernel.inc"

#endif

ferry_kernel ferry_best_kernel(void) {
#if FERRY_X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
        && __builtin_cpu_supports("lzcnt") && __builtin_cpu_supports("popcnt")) {
        return FERRY_AVX2;
    }
    return FERRY_SSE2;
#else
    return FERRY_PORTABLE;
#endif
}

void ferry_scan(
    ferry_kernel kernel, const ferry_lines *lines, const ferry_needle *needle, size_t first_row, size_t end_row,
    uint64_t *bits) {
    bool is_short = needle->length <= 2;
    (void)is_short;
    switch (kernel) {
#if FERRY_X86
    case FERRY_AVX2: (is_short ? avx2_scan_short : avx2_scan)(lines, needle, first_row, end_row, bits); return;
    case FERRY_SSE2: (is_short ? sse2_scan_short : sse2_scan)(lines, needle, first_row, end_row, bits); return;
#endif
    default: portable_scan(lines, needle, first_row, end_row, bits);
    }
}

void ferry_verify(
    ferry_kernel kernel, const ferry_lines *lines, const ferry_needle *needle, size_t first_row, size_t end_row,
    uint64_t *bits, bool wanted) {
    switch (kernel) {
#if FERRY_X86
    case FERRY_AVX2: avx2_verify(lines, needle, first_row, end_row, bits, wanted); return;
    case FERRY_SSE2: sse2_verify(lines, needle, first_row, end_row, bits, wanted); return;
#endif
    default: portable_verify(lines, needle, first_row, end_row, bits, wanted);
    }
}
