#ifndef FERRY_CSIGNALS_H
#define FERRY_CSIGNALS_H

#include <stdbool.h>

/// Lets the first SIGINT or SIGTERM raise a flag; a second one ends the process as usual.
void ferry_watch_interrupts(void);

/// Whether such a signal came since the watch began.
bool ferry_interrupted(void);

/// Makes writing to a closed pipe an error of the write instead of the end of the process.
void ferry_ignore_broken_pipes(void);

#endif
