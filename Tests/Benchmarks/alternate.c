/*
 * Runs several commands in turn and prints the median of each one's wall time and peak memory, and the median of its
 * time over the first one's, pair by pair.
 *
 *     alternate ROUNDS 'COMMAND' 'COMMAND' ...
 *
 * Commands are split at blanks and run without a shell, their output thrown away. Running in turn keeps the ratios
 * meaningful while the speed of the machine drifts.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

enum { most_words = 64, most_commands = 16 };

struct run {
    double seconds;
    double megabytes;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct run run(const char *command) {
    char *text = strdup(command);
    char *words[most_words + 1];
    int count = 0;
    for (char *word = strtok(text, " "); word && count < most_words; word = strtok(NULL, " ")) words[count++] = word;
    words[count] = NULL;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child;
    int status = 0;
    struct rusage usage;
    double start = now();
    if (count == 0 || posix_spawn(&child, words[0], &actions, NULL, words, environ) != 0) {
        fprintf(stderr, "alternate: cannot start '%s'\n", command);
        exit(1);
    }
    wait4(child, &status, 0, &usage);
    double seconds = now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "alternate: '%s' failed\n", command);
        exit(1);
    }
    posix_spawn_file_actions_destroy(&actions);
    free(text);
#ifdef __APPLE__
    double megabytes = (double)usage.ru_maxrss / 1048576;
#else
    double megabytes = (double)usage.ru_maxrss / 1024;
#endif
    return (struct run){seconds, megabytes};
}

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, ascending);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int count, char **words) {
    int rounds = count > 1 ? atoi(words[1]) : 0;
    int commands = count - 2;
    if (rounds < 1 || commands < 1 || commands > most_commands) {
        fprintf(stderr, "usage: alternate ROUNDS 'COMMAND' ...\n");
        return 2;
    }
    struct run *runs = calloc((size_t)(rounds * commands), sizeof *runs);
    double *values = calloc((size_t)rounds, sizeof *values);
    for (int command = 0; command < commands; command++) run(words[2 + command]); /* into the page cache */
    for (int round = 0; round < rounds; round++)
        for (int command = 0; command < commands; command++)
            runs[round * commands + command] = run(words[2 + command]);
    for (int command = 0; command < commands; command++) {
        struct run *own = runs + command;
        for (int round = 0; round < rounds; round++) values[round] = own[round * commands].seconds;
        double seconds = median(values, rounds);
        for (int round = 0; round < rounds; round++) values[round] = own[round * commands].megabytes;
        double megabytes = median(values, rounds);
        for (int round = 0; round < rounds; round++)
            values[round] = own[round * commands].seconds / runs[round * commands].seconds;
        printf("%10.3f ms %8.1f MB   x%-7.2f %s\n", seconds * 1e3, megabytes, median(values, rounds), words[2 + command]);
    }
    free(runs);
    free(values);
    return 0;
}
