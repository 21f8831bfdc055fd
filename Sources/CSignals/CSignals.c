#include "CSignals.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

static volatile sig_atomic_t interrupted = 0;

static void raise_flag(int number) {
    (void)number;
    interrupted = 1;
}

static void watch(int number, int flags) {
    struct sigaction action;
    // What a shell told a background process to ignore stays ignored.
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN) return;
    memset(&action, 0, sizeof action);
    action.sa_handler = raise_flag;
    // No SA_RESTART: a blocked read returns.
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void ferry_watch_interrupts(void) {
    interrupted = 0;
    // The second one ends the process.
    watch(SIGINT, (int)SA_RESETHAND);
    watch(SIGTERM, (int)SA_RESETHAND);
    // A terminal that goes away sends it more than once: by the shell, and by the system as the shell ends.
    watch(SIGHUP, 0);
}

bool ferry_interrupted(void) {
    return interrupted != 0;
}

void ferry_ignore_broken_pipes(void) {
    signal(SIGPIPE, SIG_IGN);
}
