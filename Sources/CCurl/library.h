#ifndef FERRY_CURL_LIBRARY_H
#define FERRY_CURL_LIBRARY_H

#include "CCurl.h"

/* Every function of libcurl that is called; each is looked up by this name. */
#define FERRY_CURL_FUNCTIONS(each) \
    each(curl_global_init) each(curl_easy_init) each(curl_easy_cleanup) each(curl_easy_reset) each(curl_easy_setopt) \
    each(curl_easy_perform) \
    each(curl_easy_getinfo) each(curl_easy_strerror) each(curl_slist_append) each(curl_slist_free_all) \
    each(curl_multi_init) each(curl_multi_cleanup) each(curl_multi_setopt) each(curl_multi_perform) \
    each(curl_multi_poll) each(curl_multi_add_handle) each(curl_multi_remove_handle) each(curl_multi_info_read) \
    each(curl_getdate)

/* Those functions under their own names, with the types that <curl/curl.h> gives them. */
struct ferry_curl_library {
#define FERRY_CURL_MEMBER(name) __typeof__(&name) name;
    FERRY_CURL_FUNCTIONS(FERRY_CURL_MEMBER)
#undef FERRY_CURL_MEMBER
};

/* libcurl's functions, all NULL until ferry_curl_start succeeded. */
extern struct ferry_curl_library ferry_curl;

#endif
