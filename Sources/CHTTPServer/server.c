#include "CHTTPServer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "exchange.h"
#include "library.h"

struct ferry_http_server {
    struct MHD_Daemon *daemon;
    ferry_http_handler handler;
    void *context;
    pthread_mutex_t mutex;
    pthread_cond_t stopping;
    bool is_stopping;
};

/* Called with the target before anything of it is decoded; the result comes back as the request's own pointer. */
static void *begin(void *context, const char *target, struct MHD_Connection *connection) {
    (void)context;
    return ferry_http_exchange_new(target, connection);
}

static void end(
    void *context, struct MHD_Connection *connection, void **request, enum MHD_RequestTerminationCode code) {
    (void)context, (void)connection, (void)code;
    ferry_http_exchange_free(*request);
    *request = NULL;
}

/* Answers are small and whole: waiting for more to send would only cost 40 ms. */
static void connected(
    void *context, struct MHD_Connection *connection, void **socket, enum MHD_ConnectionNotificationCode code) {
    (void)context, (void)socket;
    if (code != MHD_CONNECTION_NOTIFY_STARTED) return;
    const union MHD_ConnectionInfo *info = ferry_mhd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    int on = 1;
    if (info) setsockopt(info->connect_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static enum MHD_Result arrive(
    void *context, struct MHD_Connection *connection, const char *path, const char *method, const char *version,
    const char *piece, size_t *size, void **request) {
    ferry_http_server *server = context;
    ferry_http_exchange *exchange = *request;
    (void)path, (void)version;
    if (!exchange) return MHD_NO;
    if (!ferry_http_exchange_began(exchange, method)) return MHD_YES;
    if (*size > 0) {
        bool is_taken = ferry_http_exchange_take(exchange, piece, *size);
        *size = 0;
        return is_taken ? MHD_YES : MHD_NO;
    }
    server->handler(server->context, exchange);
    return ferry_http_exchange_finish(exchange, connection);
}

static size_t as_sent(void *context, struct MHD_Connection *connection, char *text) {
    (void)context, (void)connection;
    return strlen(text);
}

static struct MHD_Daemon *listen_on(uint16_t port, ferry_http_server *server) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL;
    return ferry_mhd.MHD_start_daemon(
        flags, port, NULL, NULL, arrive, server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
        MHD_OPTION_URI_LOG_CALLBACK, begin, NULL, MHD_OPTION_NOTIFY_COMPLETED, end, NULL,
        MHD_OPTION_NOTIFY_CONNECTION, connected, NULL, MHD_OPTION_UNESCAPE_CALLBACK, as_sent, NULL,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)65536, MHD_OPTION_CONNECTION_LIMIT, 512u, MHD_OPTION_END);
}

ferry_http_server *ferry_http_start(uint16_t port, ferry_http_handler handler, void *context) {
    if (!ferry_http_is_installed()) {
        errno = ENOSYS;
        return NULL;
    }
    ferry_http_server *server = calloc(1, sizeof *server);
    if (!server) return NULL;
    server->handler = handler;
    server->context = context;
    pthread_mutex_init(&server->mutex, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&server->stopping, &attributes);
    pthread_condattr_destroy(&attributes);
    errno = 0;
    server->daemon = listen_on(port, server);
    if (server->daemon) return server;
    int reason = errno ? errno : EADDRINUSE;
    free(server);
    errno = reason;
    return NULL;
}

uint16_t ferry_http_port(const ferry_http_server *server) {
    const union MHD_DaemonInfo *info = ferry_mhd.MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

int ferry_http_wait(ferry_http_server *server, uint32_t milliseconds) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += milliseconds / 1000;
    until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec += 1;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&server->mutex);
    int result = 0;
    while (!server->is_stopping && result == 0)
        result = pthread_cond_timedwait(&server->stopping, &server->mutex, &until);
    bool is_whole = !server->is_stopping;
    pthread_mutex_unlock(&server->mutex);
    return is_whole;
}

void ferry_http_stop(ferry_http_server *server) {
    pthread_mutex_lock(&server->mutex);
    server->is_stopping = true;
    pthread_cond_broadcast(&server->stopping);
    pthread_mutex_unlock(&server->mutex);
    ferry_mhd.MHD_stop_daemon(server->daemon);
    pthread_cond_destroy(&server->stopping);
    pthread_mutex_destroy(&server->mutex);
    free(server);
}
