#define _GNU_SOURCE
#include "CNcurses.h"
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static const int handled[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
enum { HANDLED = sizeof handled / sizeof handled[0] };

static struct sigaction previous[HANDLED];
static atomic_bool came[HANDLED];
static atomic_int wake_fd = -1;
static bool installed;

static void note(int signal) {
    for (int i = 0; i < HANDLED; i++) {
        if (handled[i] == signal) atomic_store(&came[i], true);
    }
    int fd = atomic_load(&wake_fd);
    if (fd >= 0) fc_wake(fd);
}

void fc_signals_install(int wake) {
    atomic_store(&wake_fd, wake);
    signal(SIGPIPE, SIG_IGN);
    if (installed) return;
    installed = true;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < HANDLED; i++) {
        sigaction(handled[i], NULL, &previous[i]);
        // What nohup or a script told us to ignore stays ignored.
        bool ignored = previous[i].sa_handler == SIG_IGN && (handled[i] == SIGHUP || handled[i] == SIGINT);
        if (!ignored) sigaction(handled[i], &action, NULL);
    }
}

void fc_signals_remove(void) {
    atomic_store(&wake_fd, -1);
    if (!installed) return;
    installed = false;
    // A terminal that is gone sends SIGHUP more than once; one that comes late must not kill what ends by the first.
    bool gone = fc_poll(-1, 0) & FC_HUNG_UP;
    for (int i = 0; i < HANDLED; i++) {
        if (gone && handled[i] == SIGHUP) signal(SIGHUP, SIG_IGN);
        else sigaction(handled[i], &previous[i], NULL);
    }
}

bool fc_signal_take(int signal) {
    for (int i = 0; i < HANDLED; i++) {
        if (handled[i] == signal) return atomic_exchange(&came[i], false);
    }
    return false;
}

void fc_stop_group(void) {
    struct sigaction normal, ours;
    memset(&normal, 0, sizeof normal);
    normal.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &normal, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    fc_signal_take(SIGCONT);
    fc_signal_take(SIGTSTP);
}
