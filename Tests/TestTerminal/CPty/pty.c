#define _GNU_SOURCE
#include "CPty.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static void set_size(int fd, int rows, int columns) {
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    ioctl(fd, TIOCSWINSZ, &size);
}

// Runs in the child: only calls that are safe after a fork of a program with threads.
static void become(int slave, const char *path, char *const arguments[], char *const environment[]) {
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; fd++) dup2(slave, fd);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    execve(path, arguments, environment);
    _exit(127);
}

cpty cpty_start(const char *path, char *const arguments[], char *const environment[], int rows, int columns) {
    cpty pty = {-1, -1, -1};
    char name[128];
    pty.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (pty.master < 0 || grantpt(pty.master) != 0 || unlockpt(pty.master) != 0) return pty;
    if (ptsname_r(pty.master, name, sizeof name) != 0) return pty;
    pty.slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (pty.slave < 0) return pty;
    set_size(pty.master, rows, columns);
    pty.pid = fork();
    if (pty.pid == 0) become(pty.slave, path, arguments, environment);
    return pty;
}

int cpty_read(int master, uint8_t *into, int capacity) {
    ssize_t count = read(master, into, (size_t)capacity);
    if (count > 0) return (int)count;
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

int cpty_write(int master, const uint8_t *bytes, int count) {
    ssize_t written = write(master, bytes, (size_t)count);
    return written > 0 ? (int)written : 0;
}

bool cpty_wait(int master, int timeout) {
    struct pollfd watched = {master, POLLIN, 0};
    return poll(&watched, 1, timeout) > 0;
}

void cpty_resize(int master, int rows, int columns) { set_size(master, rows, columns); }

cpty_end cpty_status(int pid) {
    cpty_end end = {false, false, 0};
    int status;
    if (waitpid(pid, &status, WNOHANG) != pid) return end;
    end.has_ended = true;
    end.was_signalled = WIFSIGNALED(status);
    end.value = end.was_signalled ? WTERMSIG(status) : WEXITSTATUS(status);
    return end;
}

bool cpty_is_cooked(int slave) {
    struct termios settings;
    if (tcgetattr(slave, &settings) != 0) return false;
    return (settings.c_lflag & ICANON) && (settings.c_lflag & ECHO) && (settings.c_lflag & ISIG)
        && (settings.c_oflag & OPOST);
}

void cpty_close(int fd) { close(fd); }

void cpty_kill(int pid, int number) { kill(pid, number); }

int64_t cpty_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}
