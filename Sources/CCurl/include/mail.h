#ifndef FERRY_CURL_MAIL_H
#define FERRY_CURL_MAIL_H

#include <curl/curl.h>

// What only letters need of libcurl.

typedef int (*ferry_talk_callback)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
typedef int (*ferry_progress_callback)(void *context, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
                                       curl_off_t up);

/// Calls with every line of the talk with the server, passwords too.
CURLcode ferry_curl_set_talk_callback(CURL *handle, ferry_talk_callback callback, void *context);

/// Called at least once a second; anything but 0 ends the transfer.
CURLcode ferry_curl_set_progress_callback(CURL *handle, ferry_progress_callback callback, void *context);

/// The one address to which a letter goes. The list must be freed when the transfer has ended.
struct curl_slist *ferry_curl_set_recipient(CURL *handle, const char *address);
void ferry_curl_free_recipient(struct curl_slist *list);

/// The socket of the last connection while it is kept; -1 when there is none.
int ferry_curl_socket(CURL *handle);

/// Carries the transfer out; blocks until it has ended.
CURLcode ferry_curl_perform(CURL *handle);

#endif
