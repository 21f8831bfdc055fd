#define _GNU_SOURCE
#include "CNcurses.h"
#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static struct termios line_settings;
static bool is_raw;

bool fc_is_terminal(int fd) { return isatty(fd) == 1; }

bool fc_window_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

int fc_poll(int wake, int timeout) {
    struct pollfd watched[2] = {{STDIN_FILENO, POLLIN, 0}, {wake, POLLIN, 0}};
    if (poll(watched, wake >= 0 ? 2 : 1, timeout) <= 0) return 0;
    int seen = 0;
    // A dead terminal is readable for ever, so that the hang-up goes first.
    if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)) seen |= FC_HUNG_UP;
    else if (watched[0].revents & POLLIN) seen |= FC_READABLE;
    if (wake >= 0 && (watched[1].revents & POLLIN)) seen |= FC_WOKEN;
    return seen;
}

int fc_read(uint8_t *into, int capacity) {
    for (;;) {
        struct pollfd watched = {STDIN_FILENO, POLLIN, 0};
        int ready = poll(&watched, 1, 0);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return 0;
        if (!(watched.revents & POLLIN)) return -1;
        ssize_t count = read(STDIN_FILENO, into, (size_t)capacity);
        if (count > 0) return (int)count;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
        if (count < 0 && errno == EINTR) continue;
        return -1;
    }
}

bool fc_write(const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            struct pollfd watched = {STDOUT_FILENO, POLLOUT, 0};
            poll(&watched, 1, -1);
            if (watched.revents & (POLLHUP | POLLERR | POLLNVAL)) return false;
        } else if (written == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

bool fc_raw_begin(void) {
    if (is_raw || tcgetattr(STDIN_FILENO, &line_settings) != 0) return false;
    struct termios raw = line_settings;
    cfmakeraw(&raw);
    raw.c_oflag = line_settings.c_oflag;
    is_raw = tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
    return is_raw;
}

void fc_raw_end(void) {
    if (is_raw) tcsetattr(STDIN_FILENO, TCSANOW, &line_settings);
    is_raw = false;
}

int64_t fc_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int fc_wake_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void fc_wake(int fd) {
    uint64_t one = 1;
    int saved = errno;
    ssize_t ignored = write(fd, &one, sizeof one);
    (void)ignored;
    errno = saved;
}

void fc_wake_drain(int fd) {
    uint64_t count;
    ssize_t ignored = read(fd, &count, sizeof count);
    (void)ignored;
}

void fc_wake_close(int fd) { close(fd); }
