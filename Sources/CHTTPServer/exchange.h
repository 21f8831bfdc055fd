#ifndef FERRY_HTTP_EXCHANGE_H
#define FERRY_HTTP_EXCHANGE_H

#include <stdbool.h>

#include "CHTTPServer.h"

/* An exchange whose request line was read; NULL without memory. */
ferry_http_exchange *ferry_http_exchange_new(const char *target, struct MHD_Connection *connection);

/* Notes the verb; false the first time, when the body is still to come. */
bool ferry_http_exchange_began(ferry_http_exchange *exchange, const char *method);

/* Adds a piece of the body; false when it grows too large. */
bool ferry_http_exchange_take(ferry_http_exchange *exchange, const char *piece, size_t size);

/* Sends what the handler answered, or cuts the connection. */
enum MHD_Result ferry_http_exchange_finish(ferry_http_exchange *exchange, struct MHD_Connection *connection);

/* Frees it with everything in it. */
void ferry_http_exchange_free(ferry_http_exchange *exchange);

#endif
