#define _GNU_SOURCE
#include "CNcurses.h"
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
enum { FATAL = sizeof fatal / sizeof fatal[0], STACK_SIZE = 64 * 1024 };

static struct sigaction previous[FATAL];
static struct termios line_settings;
static bool has_line_settings;
static bool installed;
static atomic_int level = FC_GUARD_OFF;
static char stack[STACK_SIZE];

// Mouse and paste off, cursor keys and keypad normal, plain characters, cursor on, title back, main screen.
static const char reset[] =
    "\033[?1006l\033[?1002l\033[?1000l\033[?2004l\033[?1l\033>\033(B\033[0m\033[?25h\033[23;0t\033[?1049l\r\n";

static void restore(void) {
    int was = atomic_exchange(&level, FC_GUARD_OFF);
    if (was == FC_GUARD_SCREEN) {
        ssize_t ignored = write(STDOUT_FILENO, reset, sizeof reset - 1);
        (void)ignored;
    }
    if (was != FC_GUARD_OFF && has_line_settings) tcsetattr(STDIN_FILENO, TCSANOW, &line_settings);
}

// Hands the crash on to who handled it before: the faulting instruction runs again, or the signal is raised again where
// returning would step over it.
static void crashed(int signal, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    restore();
    for (int i = 0; i < FATAL; i++) {
        if (fatal[i] == signal) sigaction(signal, &previous[i], NULL);
    }
    if (info->si_code <= 0 || signal == SIGTRAP || signal == SIGABRT) raise(signal);
    errno = saved;
}

static void provide_stack(void) {
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)) return;
    stack_t own = {.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
}

void fc_guard_install(void) {
    if (installed) return;
    installed = true;
    has_line_settings = tcgetattr(STDIN_FILENO, &line_settings) == 0;
    provide_stack();
    // A plain exit that forgot the terminal gives it back too.
    atexit(restore);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = crashed;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &previous[i]);
}

void fc_guard_set(int wanted) { atomic_store(&level, wanted); }
