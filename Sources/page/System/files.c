// Files: a list in memory that the page fills before a command runs and empties behind it. Every path is taken from `/`.

#include "System.h"

#define FOLDER 0040000
#define REGULAR 0100000
#define STREAMS 3
#define DESCRIPTORS 256

struct file {
    // Without a slash at its beginning; NULL for one that was removed and may still be open.
    char *path;
    unsigned char *bytes;
    size_t count, room;
    mode_t mode;
    ino_t number;
    struct file *next;
};

struct page_directory {
    size_t length, position, count;
    char *names;
    struct dirent entry;
};

static int last_error;
int *page_errno(void) { return &last_error; }

static int failed(int error) {
    last_error = error;
    return -1;
}

static struct file *files, streams[STREAMS];
static ino_t last_number = STREAMS;
static struct {
    struct file *file;
    size_t offset;
} opened[DESCRIPTORS];

// MARK: Paths

// The path in its shortest form; -1 where it is too long.
static int shortest(const char *path, char *place) {
    size_t length = 0;
    if (!*path) return failed(ENOENT);
    if (strlen(path) >= PATH_MAX) return failed(ENAMETOOLONG);
    while (*path) {
        size_t count = 0;
        while (path[count] && path[count] != '/') count++;
        if (count > NAME_MAX) return failed(ENAMETOOLONG);
        if (count == 2 && path[0] == '.' && path[1] == '.') {
            while (length > 0 && place[--length] != '/') {}
        } else if (count > 0 && !(count == 1 && path[0] == '.')) {
            if (length > 0) place[length++] = '/';
            memcpy(place + length, path, count);
            length += count;
        }
        path += count;
        while (*path == '/') path++;
    }
    place[length] = 0;
    return 0;
}

static struct file root = {.path = "", .mode = FOLDER | 0755};

static struct file *at(const char *path) {
    if (!*path) return &root;
    for (struct file *file = files; file; file = file->next)
        if (file->path && strcmp(file->path, path) == 0) return file;
    return NULL;
}

// Whether a path begins with a folder's, whose length is given.
static int is_below(const char *path, const char *folder, size_t length) {
    return length == 0 || (strncmp(path, folder, length) == 0 && path[length] == '/');
}

static int has_files(const char *folder) {
    size_t length = strlen(folder);
    for (struct file *file = files; file; file = file->next)
        if (file->path && is_below(file->path, folder, length)) return 1;
    return 0;
}

static int is_folder(const char *path) {
    struct file *file = at(path);
    return file && file->mode & FOLDER;
}

// Whether something may be made at a path: its folder is there.
static int has_folder(const char *path) {
    char folder[PATH_MAX];
    size_t length = 0;
    for (size_t index = 0; path[index]; index++)
        if (path[index] == '/') length = index;
    memcpy(folder, path, length);
    folder[length] = 0;
    if (is_folder(folder)) return 1;
    failed(at(folder) ? ENOTDIR : ENOENT);
    return 0;
}

// What is not there, or below what is no folder.
static int missing(const char *path) {
    for (struct file *file = files; file; file = file->next)
        if (file->path && file->mode & REGULAR && is_below(path, file->path, strlen(file->path)))
            return failed(ENOTDIR);
    return failed(ENOENT);
}

static struct file *made(const char *path, mode_t mode) {
    struct file *file = calloc(1, sizeof(struct file));
    char *copy = strdup(path);
    if (!file || !copy) {
        failed(ENOMEM);
        return NULL;
    }
    file->path = copy;
    file->mode = mode;
    file->number = ++last_number;
    file->next = files;
    files = file;
    return file;
}

// The folders that a path leads through, as far as there are none.
static void make_folders(const char *path) {
    char folder[PATH_MAX];
    for (size_t index = 0; path[index]; index++) {
        folder[index] = 0;
        if (path[index] == '/' && !at(folder)) made(folder, FOLDER | 0755);
        folder[index] = path[index];
    }
}

// MARK: What the page does

static char **words;
static size_t word_count;
// A page has no environment.
char **environ;

char **page_words(void) { return words; }
int page_word_count(void) { return (int)word_count; }

__attribute__((export_name("allocate"))) void *page_allocate(size_t count) { return malloc(count); }

// Keeps a file whose path and bytes were allocated; standard input without a path. False where its name is none.
__attribute__((export_name("put"))) int page_put(char *path, unsigned char *bytes, size_t count) {
    char place[PATH_MAX];
    struct file *file = &streams[0];
    if (*path) {
        if (shortest(path, place) < 0 || !*place) return 0;
        make_folders(place);
        file = at(place);
        if (!file) file = made(place, REGULAR | 0644);
        if (!file || file->mode & FOLDER) return 0;
    }
    free(path);
    free(file->bytes);
    file->bytes = bytes;
    file->count = file->room = count;
    return 1;
}

// Adds a word to the command line, whose first is the program's name.
__attribute__((export_name("word"))) void page_add_word(char *text) {
    char **longer = realloc(words, (word_count + 2) * sizeof(char *));
    if (!longer) return;
    words = longer;
    words[word_count++] = text;
    words[word_count] = NULL;
}

// What was written to standard output (1) or error (2).
__attribute__((export_name("output"))) unsigned char *page_output(int stream) { return streams[stream].bytes; }
__attribute__((export_name("outputCount"))) size_t page_output_count(int stream) { return streams[stream].count; }

// The bytes of a file, and how many there are; -1 where there is no such file.
static struct file *last_found;
__attribute__((export_name("find"))) ssize_t page_find(char *path) {
    char place[PATH_MAX];
    last_found = shortest(path, place) < 0 ? NULL : at(place);
    free(path);
    return last_found && last_found->mode & REGULAR ? (ssize_t)last_found->count : -1;
}
__attribute__((export_name("found"))) unsigned char *page_found(void) { return last_found ? last_found->bytes : NULL; }

// Says what time it is, in seconds since 1970.
__attribute__((export_name("tell"))) void page_tell(int64_t seconds) {
    page_set_clock(seconds);
    page_seed((uint64_t)seconds);
}

// Takes files, words and output away, so that the next command finds nothing of this one.
__attribute__((export_name("clear"))) void page_clear(void) {
    while (files) {
        struct file *file = files;
        files = file->next;
        free(file->path);
        free(file->bytes);
        free(file);
    }
    for (int stream = 0; stream < STREAMS; stream++) {
        free(streams[stream].bytes);
        streams[stream] = (struct file){0};
    }
    for (int descriptor = 0; descriptor < DESCRIPTORS; descriptor++) {
        opened[descriptor].file = NULL;
        opened[descriptor].offset = 0;
    }
    while (word_count > 0) free(words[--word_count]);
}

// MARK: What the program asks

static struct file *behind(int descriptor) {
    if (descriptor >= 0 && descriptor < STREAMS) return &streams[descriptor];
    struct file *file = descriptor >= 0 && descriptor < DESCRIPTORS ? opened[descriptor].file : NULL;
    if (!file) failed(EBADF);
    return file;
}

int open(const char *path, int flags, ...) {
    char place[PATH_MAX];
    if (shortest(path, place) < 0) return -1;
    struct file *file = at(place);
    if (file && flags & O_CREAT && flags & O_EXCL) return failed(EEXIST);
    if (!file && !(flags & O_CREAT)) return missing(place);
    if (!file) file = has_folder(place) ? made(place, REGULAR | 0600) : NULL;
    if (!file) return -1;
    if (file->mode & FOLDER && flags & (O_WRONLY | O_RDWR)) return failed(EISDIR);
    for (int descriptor = STREAMS; descriptor < DESCRIPTORS; descriptor++) {
        if (opened[descriptor].file) continue;
        opened[descriptor].file = file;
        opened[descriptor].offset = 0;
        return descriptor;
    }
    return failed(EMFILE);
}

int close(int descriptor) {
    if (!behind(descriptor)) return -1;
    if (descriptor >= STREAMS) opened[descriptor].file = NULL;
    return 0;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    struct file *file = behind(descriptor);
    if (!file) return -1;
    if (file->mode & FOLDER) return failed(EISDIR);
    size_t *offset = &opened[descriptor].offset;
    size_t rest = *offset < file->count ? file->count - *offset : 0;
    if (count > rest) count = rest;
    if (count > 0) memcpy(bytes, file->bytes + *offset, count);
    *offset += count;
    return (ssize_t)count;
}

// At the end, which is where the program writes.
ssize_t write(int descriptor, const void *bytes, size_t count) {
    struct file *file = behind(descriptor);
    if (!file) return -1;
    if (file->count + count > file->room) {
        size_t room = (file->count + count) * 2;
        unsigned char *more = realloc(file->bytes, room);
        if (!more) return failed(ENOMEM);
        file->bytes = more;
        file->room = room;
    }
    if (count > 0) memcpy(file->bytes + file->count, bytes, count);
    file->count += count;
    return (ssize_t)count;
}

static void describe(struct file *file, struct stat *status) {
    *status = (struct stat){.st_ino = file->number, .st_mode = file->mode, .st_size = (off_t)file->count};
}

int fstat(int descriptor, struct stat *status) {
    struct file *file = behind(descriptor);
    if (!file) return -1;
    describe(file, status);
    return 0;
}

int stat(const char *path, struct stat *status) {
    char place[PATH_MAX];
    if (shortest(path, place) < 0) return -1;
    struct file *file = at(place);
    if (!file) return missing(place);
    if (file->mode & REGULAR && path[strlen(path) - 1] == '/') return failed(ENOTDIR);
    describe(file, status);
    return 0;
}

int access(const char *path, int mode) {
    struct stat status;
    (void)mode;
    return stat(path, &status);
}

int mkdir(const char *path, mode_t mode) {
    char place[PATH_MAX];
    if (shortest(path, place) < 0) return -1;
    if (at(place)) return failed(EEXIST);
    return has_folder(place) && made(place, FOLDER | (mode & 0777)) ? 0 : -1;
}

int unlink(const char *path) {
    char place[PATH_MAX];
    if (shortest(path, place) < 0) return -1;
    struct file *file = at(place);
    if (!file) return missing(place);
    if (file->mode & FOLDER) return failed(EISDIR);
    free(file->path);
    file->path = NULL;
    return 0;
}

int rmdir(const char *path) {
    char place[PATH_MAX];
    if (shortest(path, place) < 0) return -1;
    struct file *file = at(place);
    if (!file) return missing(place);
    if (file->mode & REGULAR) return failed(ENOTDIR);
    if (has_files(place) || file == &root) return failed(ENOTEMPTY);
    free(file->path);
    file->path = NULL;
    return 0;
}

int rename(const char *path, const char *target) {
    char from[PATH_MAX], to[PATH_MAX], moved[2 * PATH_MAX];
    if (shortest(path, from) < 0 || shortest(target, to) < 0) return -1;
    if (!at(from)) return missing(from);
    if (!has_folder(to)) return -1;
    if (strcmp(from, to) == 0) return 0;
    if (is_folder(to)) return failed(is_folder(from) ? ENOTEMPTY : EISDIR);
    struct file *replaced = at(to);
    if (replaced) {
        free(replaced->path);
        replaced->path = NULL;
    }
    size_t length = strlen(from), count = strlen(to);
    for (struct file *file = files; file; file = file->next) {
        if (!file->path || (strcmp(file->path, from) != 0 && !is_below(file->path, from, length))) continue;
        memcpy(moved, to, count);
        memcpy(moved + count, file->path + length, strlen(file->path + length) + 1);
        char *copy = strdup(moved);
        if (!copy) return failed(ENOMEM);
        free(file->path);
        file->path = copy;
    }
    return 0;
}

DIR *opendir(const char *path) {
    char place[PATH_MAX];
    if (shortest(path, place) < 0) return NULL;
    if (!is_folder(place)) {
        if (at(place)) failed(ENOTDIR); else missing(place);
        return NULL;
    }
    DIR *directory = calloc(1, sizeof(DIR));
    char *name = strdup(place);
    if (!directory || !name) {
        failed(ENOMEM);
        return NULL;
    }
    directory->names = name;
    directory->length = strlen(place);
    return directory;
}

// The length of the name in a folder that leads to a path; 0 where none does.
static size_t name_below(const char *path, DIR *directory) {
    if (!path || !is_below(path, directory->names, directory->length)) return 0;
    const char *name = path + directory->length + (directory->length > 0);
    size_t count = 0;
    while (name[count] && name[count] != '/') count++;
    return count;
}

struct dirent *readdir(DIR *directory) {
    size_t position = 0, start = directory->length + (directory->length > 0);
    for (struct file *file = files; file; file = file->next, position++) {
        size_t count = name_below(file->path, directory);
        if (position < directory->position || count == 0) continue;
        // A folder leads to several files and has one name.
        int is_known = 0;
        for (struct file *before = files; before != file && !is_known; before = before->next)
            is_known = name_below(before->path, directory) == count
                && memcmp(before->path + start, file->path + start, count) == 0;
        if (is_known) continue;
        directory->position = position + 1;
        memcpy(directory->entry.d_name, file->path + start, count);
        directory->entry.d_name[count] = 0;
        return &directory->entry;
    }
    return NULL;
}

int closedir(DIR *directory) {
    free(directory->names);
    free(directory);
    return 0;
}
