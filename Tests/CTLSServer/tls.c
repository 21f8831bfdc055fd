#include "CTLSServer.h"

#include <gnutls/gnutls.h>
#include <stdlib.h>
#include <string.h>

struct ferry_tls {
    gnutls_session_t session;
    gnutls_certificate_credentials_t credentials;
};

static void forget(ferry_tls *tls) {
    if (tls->session) gnutls_deinit(tls->session);
    if (tls->credentials) gnutls_certificate_free_credentials(tls->credentials);
    free(tls);
}

static gnutls_datum_t datum(const char *text) {
    return (gnutls_datum_t){.data = (unsigned char *)text, .size = (unsigned)strlen(text)};
}

ferry_tls *ferry_tls_accept(int socket, const char *certificate, const char *key) {
    ferry_tls *tls = calloc(1, sizeof *tls);
    gnutls_datum_t certificate_pem = datum(certificate), key_pem = datum(key);
    if (gnutls_certificate_allocate_credentials(&tls->credentials) < 0 ||
        gnutls_certificate_set_x509_key_mem(tls->credentials, &certificate_pem, &key_pem, GNUTLS_X509_FMT_PEM) < 0 ||
        gnutls_init(&tls->session, GNUTLS_SERVER | GNUTLS_NO_SIGNAL) < 0 ||
        gnutls_set_default_priority(tls->session) < 0 ||
        gnutls_credentials_set(tls->session, GNUTLS_CRD_CERTIFICATE, tls->credentials) < 0) {
        forget(tls);
        return NULL;
    }
    gnutls_transport_set_int(tls->session, socket);
    int result;
    do result = gnutls_handshake(tls->session);
    while (result < 0 && !gnutls_error_is_fatal(result));
    if (result == 0) return tls;
    forget(tls);
    return NULL;
}

long ferry_tls_read(ferry_tls *tls, void *bytes, size_t count) {
    ssize_t result;
    do result = gnutls_record_recv(tls->session, bytes, count);
    while (result < 0 && !gnutls_error_is_fatal((int)result));
    return result;
}

long ferry_tls_write(ferry_tls *tls, const void *bytes, size_t count) {
    ssize_t result;
    do result = gnutls_record_send(tls->session, bytes, count);
    while (result < 0 && !gnutls_error_is_fatal((int)result));
    return result;
}

void ferry_tls_close(ferry_tls *tls) {
    gnutls_bye(tls->session, GNUTLS_SHUT_WR);
    forget(tls);
}
