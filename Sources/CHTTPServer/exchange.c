#include "exchange.h"

#include <stdlib.h>
#include <string.h>

#include "library.h"

/* More than any request that a client of ours sends. */
static const size_t largest_body = 16 << 20;

struct ferry_http_exchange {
    struct MHD_Connection *connection;
    char *target;
    const char *method;
    uint8_t *body;
    size_t size;
    struct MHD_Response *answer;
    unsigned status;
};

/* A body of which only the beginning is sent. */
struct beginning {
    size_t sent;
    uint8_t bytes[];
};

ferry_http_exchange *ferry_http_exchange_new(const char *target, struct MHD_Connection *connection) {
    ferry_http_exchange *exchange = calloc(1, sizeof *exchange);
    if (!exchange) return NULL;
    exchange->connection = connection;
    exchange->target = strdup(target);
    if (exchange->target) return exchange;
    free(exchange);
    return NULL;
}

bool ferry_http_exchange_began(ferry_http_exchange *exchange, const char *method) {
    bool began = exchange->method != NULL;
    exchange->method = method;
    return began;
}

bool ferry_http_exchange_take(ferry_http_exchange *exchange, const char *piece, size_t size) {
    if (size > largest_body - exchange->size) return false;
    uint8_t *grown = realloc(exchange->body, exchange->size + size);
    if (!grown) return false;
    memcpy(grown + exchange->size, piece, size);
    exchange->body = grown;
    exchange->size += size;
    return true;
}

enum MHD_Result ferry_http_exchange_finish(ferry_http_exchange *exchange, struct MHD_Connection *connection) {
    if (!exchange->answer) return MHD_NO;
    enum MHD_Result result = ferry_mhd.MHD_queue_response(connection, exchange->status, exchange->answer);
    ferry_mhd.MHD_destroy_response(exchange->answer);
    exchange->answer = NULL;
    return result;
}

void ferry_http_exchange_free(ferry_http_exchange *exchange) {
    if (!exchange) return;
    if (exchange->answer) ferry_mhd.MHD_destroy_response(exchange->answer);
    free(exchange->target);
    free(exchange->body);
    free(exchange);
}

const char *ferry_http_method(const ferry_http_exchange *exchange) { return exchange->method; }

const char *ferry_http_target(const ferry_http_exchange *exchange) { return exchange->target; }

const char *ferry_http_header(const ferry_http_exchange *exchange, const char *name) {
    return ferry_mhd.MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name);
}

const uint8_t *ferry_http_body(const ferry_http_exchange *exchange, size_t *size) {
    *size = exchange->size;
    return exchange->body;
}

static ssize_t read_beginning(void *context, uint64_t place, char *buffer, size_t room) {
    const struct beginning *beginning = context;
    if (place >= beginning->sent) return MHD_CONTENT_READER_END_WITH_ERROR;
    size_t left = beginning->sent - (size_t)place;
    size_t count = left < room ? left : room;
    memcpy(buffer, beginning->bytes + place, count);
    return (ssize_t)count;
}

static struct MHD_Response *cut_response(const uint8_t *body, size_t size, size_t sent) {
    struct beginning *beginning = malloc(sizeof *beginning + sent);
    if (!beginning) return NULL;
    beginning->sent = sent;
    memcpy(beginning->bytes, body, sent);
    return ferry_mhd.MHD_create_response_from_callback(size, 4096, read_beginning, beginning, free);
}

static void add_headers(struct MHD_Response *response, const char *headers) {
    char *lines = strdup(headers);
    if (!lines) return;
    char *rest = NULL;
    for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *colon = strstr(line, ": ");
        if (!colon) continue;
        *colon = 0;
        ferry_mhd.MHD_add_response_header(response, line, colon + 2);
    }
    free(lines);
}

void ferry_http_answer(
    ferry_http_exchange *exchange, unsigned status, const char *headers, const uint8_t *body, size_t size,
    size_t sent) {
    struct MHD_Response *response =
        sent < size ? cut_response(body, size, sent)
                    : ferry_mhd.MHD_create_response_from_buffer(size, (void *)body, MHD_RESPMEM_MUST_COPY);
    if (!response) return;
    add_headers(response, headers);
    if (exchange->answer) ferry_mhd.MHD_destroy_response(exchange->answer);
    exchange->answer = response;
    exchange->status = status;
}

void ferry_http_cut(ferry_http_exchange *exchange) {
    if (exchange->answer) ferry_mhd.MHD_destroy_response(exchange->answer);
    exchange->answer = NULL;
}
