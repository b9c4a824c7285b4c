// What a page has nothing of: terminals, processes and signals; and its clock, which stands while a command runs.

#include "System.h"

static int refused(int error) {
    errno = error;
    return -1;
}

int isatty(int descriptor) {
    (void)descriptor;
    return 0;
}

int ioctl(int descriptor, unsigned long request, ...) {
    (void)descriptor, (void)request;
    return refused(ENOSYS);
}

// MARK: Files, as far as nobody else could have a hand in them

ssize_t readlink(const char *path, char *target, size_t count) {
    (void)path, (void)target, (void)count;
    return refused(EINVAL);
}

int fsync(int descriptor) {
    (void)descriptor;
    return 0;
}

int fchmod(int descriptor, mode_t mode) {
    (void)descriptor, (void)mode;
    return 0;
}

int chmod(const char *path, mode_t mode) {
    (void)path, (void)mode;
    return 0;
}

mode_t umask(mode_t mask) {
    (void)mask;
    return 022;
}

int flock(int descriptor, int operation) {
    (void)descriptor, (void)operation;
    return 0;
}

// MARK: The clock

static int64_t now;

void page_set_clock(int64_t seconds) { now = seconds; }

time_t time(time_t *seconds) {
    if (seconds) *seconds = now;
    return now;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    (void)clock;
    *time = (struct timespec){.tv_sec = now};
    return 0;
}

// The day of the calendar in Greenwich (H. Hinnant, chrono-Compatible Low-Level Date Algorithms: `civil_from_days`).
struct tm *gmtime_r(const time_t *seconds, struct tm *parts) {
    int64_t days = *seconds / 86400 - (*seconds % 86400 < 0), rest = *seconds - days * 86400;
    int64_t shifted = days + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day = shifted - era * 146097, year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t ofYear = day - (365 * year + year / 4 - year / 100), month = (5 * ofYear + 2) / 153;
    *parts = (struct tm){
        .tm_sec = (int)(rest % 60), .tm_min = (int)(rest / 60 % 60), .tm_hour = (int)(rest / 3600),
        .tm_mday = (int)(ofYear - (153 * month + 2) / 5 + 1), .tm_mon = (int)(month < 10 ? month + 2 : month - 10),
        .tm_year = (int)(year + era * 400 + (month >= 10) - 1900)};
    return parts;
}

// MARK: Processes and signals

void (*signal(int number, void (*handler)(int)))(int) {
    (void)number, (void)handler;
    return NULL;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *before) {
    (void)number, (void)action;
    if (before) *before = (struct sigaction){0};
    return 0;
}

int sigemptyset(sigset_t *set) {
    set->bits = 0;
    return 0;
}

int sigaddset(sigset_t *set, int number) {
    set->bits |= (uint64_t)1 << (number & 63);
    return 0;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *before) {
    (void)how, (void)set;
    if (before) before->bits = 0;
    return 0;
}

int raise(int number) {
    (void)number;
    return 0;
}

// Nobody calls it but a `main` that no page starts.
void exit(int status) {
    (void)status;
    __builtin_trap();
}

pid_t getpid(void) { return 1; }

pid_t waitpid(pid_t process, int *status, int options) {
    (void)process, (void)status, (void)options;
    return refused(ENOSYS);
}

int pipe(int *ends) {
    (void)ends;
    return refused(ENOSYS);
}

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions) {
    actions->count = 0;
    return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions) {
    (void)actions;
    return 0;
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to) {
    (void)actions, (void)from, (void)to;
    return 0;
}

int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int descriptor) {
    (void)actions, (void)descriptor;
    return 0;
}

int posix_spawnp(
    pid_t *process, const char *program, const posix_spawn_file_actions_t *actions, const void *attributes,
    char *const *words, char *const *variables) {
    (void)process, (void)program, (void)actions, (void)attributes, (void)words, (void)variables;
    return ENOSYS;
}

// MARK: Words

char *getenv(const char *name) {
    extern char **environ;
    size_t length = strlen(name);
    for (char **entry = environ; entry && *entry; entry++)
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') return *entry + length + 1;
    return NULL;
}

// As Linux's C library says them.
char *strerror(int number) {
    switch (number) {
    case ENOENT: return "No such file or directory";
    case EBADF: return "Bad file descriptor";
    case ENOMEM: return "Cannot allocate memory";
    case EEXIST: return "File exists";
    case ENOTDIR: return "Not a directory";
    case EISDIR: return "Is a directory";
    case EINVAL: return "Invalid argument";
    case EMFILE: return "Too many open files";
    case ENAMETOOLONG: return "File name too long";
    case ENOSYS: return "a page cannot do this";
    case ENOTEMPTY: return "Directory not empty";
    default: return "Unknown error";
    }
}
