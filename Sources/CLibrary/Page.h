// What the program asks of the C library where it runs inside a page, which has none: `Sources/page/System` answers it.
// Files are in memory, standard output and error are buffers, nothing starts and nobody sends a signal.

#pragma once

#include <stddef.h>
#include <stdint.h>

typedef uint32_t mode_t;
typedef uint64_t ino_t;
typedef uint64_t dev_t;
typedef int64_t off_t;
typedef int64_t ssize_t;
typedef int32_t pid_t;
typedef int64_t time_t;
typedef int32_t clockid_t;

// Errors, by the numbers that Linux gives them.
#define ENOENT 2
#define EINTR 4
#define EBADF 9
#define EWOULDBLOCK 11
#define ENOMEM 12
#define EACCES 13
#define EEXIST 17
#define EXDEV 18
#define ENOTDIR 20
#define EISDIR 21
#define EINVAL 22
#define EMFILE 24
#define EPIPE 32
#define ENAMETOOLONG 36
#define ENOSYS 38
#define ENOTEMPTY 39
#define ELOOP 40
int *page_errno(void);
#define errno (*page_errno())
char *strerror(int number);

// Files.
#define PATH_MAX 4096
#define NAME_MAX 255
#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_CREAT 0100
#define O_EXCL 0200
#define O_TRUNC 01000
#define O_CLOEXEC 02000000
#define W_OK 2
#define LOCK_EX 2
#define LOCK_NB 4
struct stat {
    dev_t st_dev;
    ino_t st_ino;
    mode_t st_mode;
    off_t st_size;
};
int open(const char *path, int flags, ...);
ssize_t read(int descriptor, void *bytes, size_t count);
ssize_t write(int descriptor, const void *bytes, size_t count);
int close(int descriptor);
int fstat(int descriptor, struct stat *status);
int stat(const char *path, struct stat *status);
int access(const char *path, int mode);
int mkdir(const char *path, mode_t mode);
int rmdir(const char *path);
int unlink(const char *path);
int rename(const char *path, const char *place);
ssize_t readlink(const char *path, char *target, size_t count);
int fsync(int descriptor);
int fchmod(int descriptor, mode_t mode);
int chmod(const char *path, mode_t mode);
mode_t umask(mode_t mask);
int flock(int descriptor, int operation);

typedef struct page_directory DIR;
struct dirent {
    char d_name[NAME_MAX + 1];
};
DIR *opendir(const char *path);
struct dirent *readdir(DIR *directory);
int closedir(DIR *directory);

// The terminal, which there is none of.
struct winsize {
    unsigned short ws_row, ws_col;
};
#define TIOCGWINSZ 0x5413
int isatty(int descriptor);
int ioctl(int descriptor, unsigned long request, ...);

// The clock, which stands while a command runs.
struct timespec {
    time_t tv_sec;
    long tv_nsec;
};
struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year;
};
#define CLOCK_MONOTONIC 1
time_t time(time_t *seconds);
int clock_gettime(clockid_t clock, struct timespec *time);
struct tm *gmtime_r(const time_t *seconds, struct tm *parts);

// Processes and signals.
#define SIGHUP 1
#define SIGINT 2
#define SIGQUIT 3
#define SIGUSR1 10
#define SIGUSR2 12
#define SIGPIPE 13
#define SIGALRM 14
#define SIGTERM 15
#define SIGXCPU 24
#define SIGXFSZ 25
#define SIGVTALRM 26
#define SIGPROF 27
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
typedef struct {
    uint64_t bits;
} sigset_t;
struct sigaction {
    union {
        void (*sa_handler)(int);
    } __sigaction_handler;
};
typedef struct {
    int count;
} posix_spawn_file_actions_t;
void (*signal(int number, void (*handler)(int)))(int);
int sigaction(int number, const struct sigaction *action, struct sigaction *before);
int sigemptyset(sigset_t *set);
int sigaddset(sigset_t *set, int number);
int sigprocmask(int how, const sigset_t *set, sigset_t *before);
int raise(int number);
_Noreturn void exit(int status);
pid_t getpid(void);
pid_t waitpid(pid_t process, int *status, int options);
int pipe(int *ends);
int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to);
int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int descriptor);
int posix_spawnp(
    pid_t *process, const char *program, const posix_spawn_file_actions_t *actions, const void *attributes,
    char *const *words, char *const *variables);

// Memory and text.
void *malloc(size_t count);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t count);
int posix_memalign(void **memory, size_t alignment, size_t count);
void free(void *memory);
void *memcpy(void *target, const void *source, size_t count);
void *memmove(void *target, const void *source, size_t count);
void *memset(void *target, int byte, size_t count);
int memcmp(const void *first, const void *second, size_t count);
size_t strlen(const char *text);
int strcmp(const char *first, const char *second);
int strncmp(const char *first, const char *second, size_t count);
char *strdup(const char *text);
char *getenv(const char *name);

// The words of the command line that is run.
char **page_words(void);
int page_word_count(void);
