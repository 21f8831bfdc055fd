#define _GNU_SOURCE
#include "CSignals.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/// The main end of a new terminal, with its other end's name; -1 when there is none to be had.
static int open_terminal(unsigned short columns, unsigned short rows, char *name, size_t length)
{
    int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return -1;
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    if (grantpt(terminal) || unlockpt(terminal) || ptsname_r(terminal, name, length)
        || ioctl(terminal, TIOCSWINSZ, &size)) {
        close(terminal);
        return -1;
    }
    return terminal;
}

pid_t ferry_spawn_in_terminal(const char *program, char *const arguments[], char *const environment[],
                              unsigned short columns, unsigned short rows, int *terminal)
{
    char name[128];
    *terminal = open_terminal(columns, rows, name, sizeof name);
    if (*terminal < 0)
        return -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, 0, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    pid_t process = -1;
    if (posix_spawn(&process, program, &actions, &attributes, arguments, environment))
        process = -1;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return process;
}
