// What the program asks of the C library where Swift brings no module for it, which is so in Embedded Swift. Functions
// stand for what Swift cannot import: macros and functions of a variable number of arguments.

#ifdef __wasm__
#include "Page.h"
#else
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#endif

static inline int clibrary_errno(void) { return errno; }

static inline char **clibrary_environ(void) {
    extern char **environ;
    return environ;
}

static inline int clibrary_open(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }

static inline int clibrary_window_size(int descriptor, struct winsize *size) {
    return ioctl(descriptor, TIOCGWINSZ, size);
}
