#include "library.h"

#include <dlfcn.h>
#include <pthread.h>

struct ferry_curl_library ferry_curl;

/* Debian's build with GnuTLS comes first, for its headers are the ones that the README asks for. */
static const char *const names[] = {"libcurl-gnutls.so.4", "libcurl.so.4"};

static ferry_curl_state state = FERRY_CURL_MISSING;

static bool take_functions(void *library) {
    struct ferry_curl_library found;
#define FERRY_CURL_LOOK_UP(name) \
    *(void **)&found.name = dlsym(library, #name); \
    if (!found.name) return false;
    FERRY_CURL_FUNCTIONS(FERRY_CURL_LOOK_UP)
#undef FERRY_CURL_LOOK_UP
    ferry_curl = found;
    return true;
}

/* What was opened stays open to the end: libcurl's threads and handlers at exit live in it. */
static void load(void) {
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
        if (!library || !take_functions(library)) continue;
        state = ferry_curl.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? FERRY_CURL_READY : FERRY_CURL_BROKEN;
        return;
    }
}

ferry_curl_state ferry_curl_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return state;
}
