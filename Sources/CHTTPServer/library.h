#ifndef FERRY_HTTP_LIBRARY_H
#define FERRY_HTTP_LIBRARY_H

#include "CHTTPServer.h"

/* Every function of libmicrohttpd that is called; each is looked up by this name. */
#define FERRY_MHD_FUNCTIONS(each) \
    each(MHD_start_daemon) each(MHD_stop_daemon) each(MHD_get_daemon_info) each(MHD_get_connection_info) \
    each(MHD_lookup_connection_value) each(MHD_create_response_from_buffer) each(MHD_create_response_from_callback) \
    each(MHD_add_response_header) each(MHD_queue_response) each(MHD_destroy_response)

/* Those functions under their own names, with the types that <microhttpd.h> gives them. */
struct ferry_mhd_library {
#define FERRY_MHD_MEMBER(name) __typeof__(&name) name;
    FERRY_MHD_FUNCTIONS(FERRY_MHD_MEMBER)
#undef FERRY_MHD_MEMBER
};

/* libmicrohttpd's functions, all NULL until ferry_http_is_installed said that it is. */
extern struct ferry_mhd_library ferry_mhd;

#endif
