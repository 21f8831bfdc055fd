#include "CCurl.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>

static CURLcode started = CURLE_FAILED_INIT;

static void start(void) {
    started = curl_global_init(CURL_GLOBAL_DEFAULT);
}

bool ferry_curl_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start);
    return started == CURLE_OK;
}

void ferry_curl_block_signals(void) {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
}

int ferry_curl_bell(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

static int close_on_exec(void *context, curl_socket_t socket, curlsocktype purpose) {
    (void)context;
    (void)purpose;
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    return CURL_SOCKOPT_OK;
}

CURLcode ferry_curl_close_on_exec(CURL *handle) {
    return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, close_on_exec);
}
