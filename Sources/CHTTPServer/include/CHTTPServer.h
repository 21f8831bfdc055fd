#ifndef FERRY_CHTTPSERVER_H
#define FERRY_CHTTPSERVER_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An HTTP/1.1 server on loopback: one thread a connection, whole requests in, whole answers out. */
typedef struct ferry_http_server ferry_http_server;

/* A request that came in whole; what it points to lives as long as the call of the handler. */
typedef struct ferry_http_exchange ferry_http_exchange;

/* Called on the connection's own thread, so it may take its time. It calls one of the two enders below, once. */
typedef void (*ferry_http_handler)(void *context, ferry_http_exchange *exchange);

/*
 * Whether libmicrohttpd is there. It is not linked but loaded when it is first needed, for it brings libraries along
 * that no console should wait for.
 */
bool ferry_http_is_installed(void);

/* Listens on 127.0.0.1, on any free port for 0. NULL, with errno set, when that can't be. */
ferry_http_server *ferry_http_start(uint16_t port, ferry_http_handler handler, void *context);

/* The port it listens on. */
uint16_t ferry_http_port(const ferry_http_server *server);

/* Waits so many milliseconds; ends early, with 0, once the server is being stopped. */
int ferry_http_wait(ferry_http_server *server, uint32_t milliseconds);

/* Ends every wait and every connection, and returns when no handler runs any more. */
void ferry_http_stop(ferry_http_server *server);

/* The verb, such as GET. */
const char *ferry_http_method(const ferry_http_exchange *exchange);

/* Path and query as they were sent, nothing decoded. */
const char *ferry_http_target(const ferry_http_exchange *exchange);

/* The value of a header by its name in any case; NULL when it was not sent. */
const char *ferry_http_header(const ferry_http_exchange *exchange, const char *name);

/* The body and its size. */
const uint8_t *ferry_http_body(const ferry_http_exchange *exchange, size_t *size);

/*
 * Ends the exchange with an answer. Headers are lines of `Name: value` that end in a line feed each.
 * Where `sent` is below `size`, the connection is cut after that many bytes of the body.
 */
void ferry_http_answer(
    ferry_http_exchange *exchange, unsigned status, const char *headers, const uint8_t *body, size_t size, size_t sent);

/* Ends the exchange by closing the connection, without a byte of an answer. */
void ferry_http_cut(ferry_http_exchange *exchange);

#endif
