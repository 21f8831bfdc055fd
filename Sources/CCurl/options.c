#include <fcntl.h>

#include "library.h"

CURLcode ferry_curl_set_number(CURL *handle, CURLoption option, long value) {
    return (ferry_curl.curl_easy_setopt)(handle, option, value);
}

CURLcode ferry_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return (ferry_curl.curl_easy_setopt)(handle, option, value);
}

CURLcode ferry_curl_set_body(CURL *handle, const void *bytes, size_t count) {
    CURLcode code = (ferry_curl.curl_easy_setopt)(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code != CURLE_OK ? code : (ferry_curl.curl_easy_setopt)(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

CURLcode ferry_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
    return (ferry_curl.curl_easy_setopt)(handle, option, list);
}

CURLcode ferry_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (ferry_curl.curl_easy_setopt)(handle, option, value);
}

CURLcode ferry_curl_set_bytes_callback(CURL *handle, CURLoption option, ferry_bytes_callback callback) {
    return (ferry_curl.curl_easy_setopt)(handle, option, callback);
}

CURLcode ferry_curl_set_departure_callback(CURL *handle, ferry_departure_callback callback, void *context) {
    CURLcode code = (ferry_curl.curl_easy_setopt)(handle, CURLOPT_PREREQDATA, context);
    return code != CURLE_OK ? code : (ferry_curl.curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, callback);
}

static int close_on_exec(void *context, curl_socket_t socket, curlsocktype purpose) {
    (void)context;
    (void)purpose;
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    return CURL_SOCKOPT_OK;
}

CURLcode ferry_curl_close_on_exec(CURL *handle) {
    return (ferry_curl.curl_easy_setopt)(handle, CURLOPT_SOCKOPTFUNCTION, close_on_exec);
}

CURLcode ferry_curl_get_number(CURL *handle, CURLINFO info, long *value) {
    return (ferry_curl.curl_easy_getinfo)(handle, info, value);
}
