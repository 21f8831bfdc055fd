#include "CSignals.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

static volatile sig_atomic_t interrupted = 0;

static void raise_flag(int number) {
    (void)number;
    interrupted = 1;
}

static void watch(int number) {
    struct sigaction action;
    // What a shell told a background process to ignore stays ignored.
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN) return;
    memset(&action, 0, sizeof action);
    action.sa_handler = raise_flag;
    // No SA_RESTART: a blocked read returns. SA_RESETHAND: the second signal ends the process.
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void ferry_watch_interrupts(void) {
    interrupted = 0;
    watch(SIGINT);
    watch(SIGTERM);
}

bool ferry_interrupted(void) {
    return interrupted != 0;
}

void ferry_ignore_broken_pipes(void) {
    signal(SIGPIPE, SIG_IGN);
}
