#define _GNU_SOURCE
#include "oracle.h"
#include <locale.h>
#include <wchar.h>

// The locale is set for the calling thread only, and put back: the process locale stays as it was.
int ferry_wcwidth(unsigned scalar) {
    static _Thread_local locale_t utf8 = (locale_t)0;
    if (utf8 == (locale_t)0) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0) return -2;
    locale_t previous = uselocale(utf8);
    int width = wcwidth((wchar_t)scalar);
    uselocale(previous);
    return width;
}
