#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>

#include "library.h"

void ferry_curl_block_signals(void) {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
}

int ferry_curl_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

time_t ferry_curl_date(const char *text) {
    return ferry_curl_start() == FERRY_CURL_READY ? ferry_curl.curl_getdate(text, NULL) : -1;
}

CURL *ferry_curl_easy_init(void) { return ferry_curl.curl_easy_init(); }

void ferry_curl_easy_cleanup(CURL *handle) { ferry_curl.curl_easy_cleanup(handle); }

void ferry_curl_easy_reset(CURL *handle) { ferry_curl.curl_easy_reset(handle); }

const char *ferry_curl_words(CURLcode code) { return ferry_curl.curl_easy_strerror(code); }

struct curl_slist *ferry_curl_list_append(struct curl_slist *list, const char *text) {
    return ferry_curl.curl_slist_append(list, text);
}

void ferry_curl_list_free(struct curl_slist *list) { ferry_curl.curl_slist_free_all(list); }

CURLM *ferry_curl_multi_init(void) { return ferry_curl.curl_multi_init(); }

void ferry_curl_multi_cleanup(CURLM *multi) { ferry_curl.curl_multi_cleanup(multi); }

CURLMcode ferry_curl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
    return (ferry_curl.curl_multi_setopt)(multi, option, value);
}

CURLMcode ferry_curl_multi_add(CURLM *multi, CURL *handle) { return ferry_curl.curl_multi_add_handle(multi, handle); }

CURLMcode ferry_curl_multi_remove(CURLM *multi, CURL *handle) {
    return ferry_curl.curl_multi_remove_handle(multi, handle);
}

CURLMcode ferry_curl_multi_perform(CURLM *multi) {
    int running = 0;
    return ferry_curl.curl_multi_perform(multi, &running);
}

CURLMcode ferry_curl_multi_wait(CURLM *multi, int descriptor, int milliseconds) {
    struct curl_waitfd other = {.fd = descriptor, .events = CURL_WAIT_POLLIN};
    return ferry_curl.curl_multi_poll(multi, &other, 1, milliseconds, NULL);
}

CURL *ferry_curl_next_finished(CURLM *multi, CURLcode *result) {
    int left = 0;
    for (CURLMsg *message; (message = ferry_curl.curl_multi_info_read(multi, &left)) != NULL;) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}
