#include "library.h"

CURLcode ferry_curl_set_talk_callback(CURL *handle, ferry_talk_callback callback, void *context) {
    CURLcode code = (ferry_curl.curl_easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, callback);
    if (code == CURLE_OK) code = (ferry_curl.curl_easy_setopt)(handle, CURLOPT_DEBUGDATA, context);
    return code != CURLE_OK ? code : (ferry_curl.curl_easy_setopt)(handle, CURLOPT_VERBOSE, 1L);
}

CURLcode ferry_curl_set_progress_callback(CURL *handle, ferry_progress_callback callback, void *context) {
    CURLcode code = (ferry_curl.curl_easy_setopt)(handle, CURLOPT_XFERINFOFUNCTION, callback);
    if (code == CURLE_OK) code = (ferry_curl.curl_easy_setopt)(handle, CURLOPT_XFERINFODATA, context);
    return code != CURLE_OK ? code : (ferry_curl.curl_easy_setopt)(handle, CURLOPT_NOPROGRESS, 0L);
}

struct curl_slist *ferry_curl_set_recipient(CURL *handle, const char *address) {
    struct curl_slist *list = ferry_curl.curl_slist_append(NULL, address);
    if (list && (ferry_curl.curl_easy_setopt)(handle, CURLOPT_MAIL_RCPT, list) == CURLE_OK) return list;
    ferry_curl.curl_slist_free_all(list);
    return NULL;
}

void ferry_curl_free_recipient(struct curl_slist *list) {
    ferry_curl.curl_slist_free_all(list);
}

int ferry_curl_socket(CURL *handle) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    return (ferry_curl.curl_easy_getinfo)(handle, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK ? (int)socket : -1;
}

CURLcode ferry_curl_perform(CURL *handle) {
    return ferry_curl.curl_easy_perform(handle);
}
