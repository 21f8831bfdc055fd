#include "library.h"

#include <dlfcn.h>
#include <pthread.h>

struct ferry_mhd_library ferry_mhd;

static bool is_loaded = false;

static bool take_functions(void *library) {
#define FERRY_MHD_LOOK_UP(name) \
    *(void **)&ferry_mhd.name = dlsym(library, #name); \
    if (!ferry_mhd.name) return false;
    FERRY_MHD_FUNCTIONS(FERRY_MHD_LOOK_UP)
#undef FERRY_MHD_LOOK_UP
    return true;
}

static void load(void) {
    void *library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    is_loaded = library && take_functions(library);
}

bool ferry_http_is_installed(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded;
}
