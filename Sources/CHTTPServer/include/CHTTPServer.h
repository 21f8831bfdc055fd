#ifndef FERRY_CHTTPSERVER_H
#define FERRY_CHTTPSERVER_H

#include <microhttpd.h>

#endif
