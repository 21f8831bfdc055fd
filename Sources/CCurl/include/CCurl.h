#ifndef FERRY_CCURL_H
#define FERRY_CCURL_H

#include <curl/curl.h>
#include <stdbool.h>

#include "mail.h"

// What Swift can't call of libcurl: functions of any number of arguments, each here with the type that it takes.

typedef size_t (*ferry_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ferry_departure_callback)(void *context, char *to, char *from, int to_port, int from_port);

/// Makes libcurl ready, once however often it is called; false when it can't be.
bool ferry_curl_start(void);

/// Lets no signal be delivered to the calling thread, and by that no broken pipe of a TLS library either.
void ferry_curl_block_signals(void);

/// A descriptor that becomes readable when 8 bytes are written to it; -1 when there is none left.
int ferry_curl_bell(void);

/// Closes the handle's sockets in programs that the process starts.
CURLcode ferry_curl_close_on_exec(CURL *handle);

static inline CURLcode ferry_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

/// The text is copied, but for CURLOPT_POSTFIELDS.
static inline CURLcode ferry_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/// The bytes are copied.
static inline CURLcode ferry_curl_set_body(CURL *handle, const void *bytes, size_t count) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

/// The list must live as long as the transfer.
static inline CURLcode ferry_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
    return curl_easy_setopt(handle, option, list);
}

static inline CURLcode ferry_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

/// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode ferry_curl_set_bytes_callback(CURL *handle, CURLoption option, ferry_bytes_callback callback) {
    return curl_easy_setopt(handle, option, callback);
}

/// Called when a connection stands and the request is about to be sent, also when libcurl sends it again by itself.
static inline CURLcode ferry_curl_set_departure_callback(CURL *handle, ferry_departure_callback callback,
                                                         void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode ferry_curl_get_number(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode ferry_curl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/// The next transfer that ended, with its result; NULL when there is none.
static inline CURL *ferry_curl_next_finished(CURLM *multi, CURLcode *result) {
    int left = 0;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left)) != NULL;) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}

#endif
