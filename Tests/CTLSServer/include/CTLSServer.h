#ifndef FERRY_TLS_SERVER_H
#define FERRY_TLS_SERVER_H

#include <stddef.h>

// The server's side of TLS, for tests.

typedef struct ferry_tls ferry_tls;

/// Shakes hands on a socket, with a certificate and its key in PEM; NULL when the other side does not want to.
ferry_tls *ferry_tls_accept(int socket, const char *certificate, const char *key);

/// Like recv and send.
long ferry_tls_read(ferry_tls *tls, void *bytes, size_t count);
long ferry_tls_write(ferry_tls *tls, const void *bytes, size_t count);

/// Says goodbye and forgets the connection, not the socket.
void ferry_tls_close(ferry_tls *tls);

#endif
