#ifndef FERRY_CSIGNALS_H
#define FERRY_CSIGNALS_H

#include <stdbool.h>
#include <sys/types.h>

/// Lets the first SIGINT or SIGTERM raise a flag, and every SIGHUP; a second one of the others ends the process as usual.
void ferry_watch_interrupts(void);

/// Whether such a signal came since the watch began.
bool ferry_interrupted(void);

/// Makes writing to a closed pipe an error of the write instead of the end of the process.
void ferry_ignore_broken_pipes(void);

/// Gives memory that is no longer used back to the system.
void ferry_trim_memory(void);

/// Starts a program in a new terminal of its own and gives its process, or -1; `terminal` becomes the other end.
pid_t ferry_spawn_in_terminal(const char *program, char *const arguments[], char *const environment[],
                              unsigned short columns, unsigned short rows, int *terminal);

#endif
