#ifndef FERRY_CCURL_H
#define FERRY_CCURL_H

#include <curl/curl.h>
#include <stdbool.h>

#include "mail.h"

// libcurl as Swift calls it. It is not linked but loaded when it is first needed, for it brings some thirty libraries
// along, and a console that talks to no service should not wait for them. Functions of any number of arguments, which
// Swift can't call, are here once for each type that they take.

typedef size_t (*ferry_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ferry_departure_callback)(void *context, char *to, char *from, int to_port, int from_port);

/// What came of loading libcurl.
typedef enum {
    FERRY_CURL_READY,
    /// It is not installed.
    FERRY_CURL_MISSING,
    /// It can't work in this process.
    FERRY_CURL_BROKEN,
} ferry_curl_state;

/// Loads libcurl and makes it ready, once however often it is called. Until it succeeded, only ferry_curl_date and
/// what needs no libcurl may be called.
ferry_curl_state ferry_curl_start(void);

/// Lets no signal be delivered to the calling thread, and by that no broken pipe of a TLS library either.
void ferry_curl_block_signals(void);

/// A descriptor that becomes readable when 8 bytes are written to it; -1 when there is none left.
int ferry_curl_bell(void);

/// Seconds since 1970 of a date in any form of HTTP; -1 when it is none, or there is no libcurl.
time_t ferry_curl_date(const char *text);

CURL *ferry_curl_easy_init(void);
void ferry_curl_easy_cleanup(CURL *handle);
void ferry_curl_easy_reset(CURL *handle);
const char *ferry_curl_words(CURLcode code);

struct curl_slist *ferry_curl_list_append(struct curl_slist *list, const char *text);
void ferry_curl_list_free(struct curl_slist *list);

/// Closes the handle's sockets in programs that the process starts.
CURLcode ferry_curl_close_on_exec(CURL *handle);

CURLcode ferry_curl_set_number(CURL *handle, CURLoption option, long value);

/// The text is copied, but for CURLOPT_POSTFIELDS.
CURLcode ferry_curl_set_text(CURL *handle, CURLoption option, const char *value);

/// The bytes are copied.
CURLcode ferry_curl_set_body(CURL *handle, const void *bytes, size_t count);

/// The list must live as long as the transfer.
CURLcode ferry_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *list);

CURLcode ferry_curl_set_pointer(CURL *handle, CURLoption option, void *value);

/// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
CURLcode ferry_curl_set_bytes_callback(CURL *handle, CURLoption option, ferry_bytes_callback callback);

/// Called when a connection stands and the request is about to be sent, also when libcurl sends it again by itself.
CURLcode ferry_curl_set_departure_callback(CURL *handle, ferry_departure_callback callback, void *context);

CURLcode ferry_curl_get_number(CURL *handle, CURLINFO info, long *value);

CURLM *ferry_curl_multi_init(void);
void ferry_curl_multi_cleanup(CURLM *multi);
CURLMcode ferry_curl_multi_set_number(CURLM *multi, CURLMoption option, long value);
CURLMcode ferry_curl_multi_add(CURLM *multi, CURL *handle);
CURLMcode ferry_curl_multi_remove(CURLM *multi, CURL *handle);
CURLMcode ferry_curl_multi_perform(CURLM *multi);

/// Waits until something happens on a connection, or the descriptor becomes readable.
CURLMcode ferry_curl_multi_wait(CURLM *multi, int descriptor, int milliseconds);

/// The next transfer that ended, with its result; NULL when there is none.
CURL *ferry_curl_next_finished(CURLM *multi, CURLcode *result);

#endif
