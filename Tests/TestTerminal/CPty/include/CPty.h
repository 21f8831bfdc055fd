// Starts programs in a pseudo-terminal of their own.
#ifndef FERRY_CPTY_H
#define FERRY_CPTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int32_t pid;
    /// The harness' end, without waiting.
    int32_t master;
    /// The program's end, kept so that its settings can be read after the program has ended.
    int32_t slave;
} cpty;

/// Starts a program; pid is -1 when that fails.
cpty cpty_start(const char *path, char *const arguments[], char *const environment[], int rows, int columns);
/// Reads what is there: the count, 0 for nothing now, -1 at the end.
int cpty_read(int master, uint8_t *into, int capacity);
/// Writes what fits, and says how much.
int cpty_write(int master, const uint8_t *bytes, int count);
/// Waits for output at most so many milliseconds.
bool cpty_wait(int master, int timeout);
void cpty_resize(int master, int rows, int columns);
/// What became of a program: whether it has ended, its exit code, or the signal that ended it.
typedef struct {
    bool has_ended;
    bool was_signalled;
    int32_t value;
} cpty_end;
cpty_end cpty_status(int pid);
/// Whether input is echoed and given out by lines, as a shell left it.
bool cpty_is_cooked(int slave);
void cpty_close(int fd);
void cpty_kill(int pid, int number);
int64_t cpty_now(void);

#endif
