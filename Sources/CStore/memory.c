#define _GNU_SOURCE
#include "CStore.h"

#include <sys/mman.h>

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22
#endif

int ferry_memory_file(void) { return memfd_create("ferry-index", MFD_CLOEXEC); }

void ferry_populate(const void *address, size_t length) {
    // Systems before Linux 5.14 only know the older hint.
    if (madvise((void *)address, length, MADV_POPULATE_READ) != 0) {
        madvise((void *)address, length, MADV_WILLNEED);
    }
}
