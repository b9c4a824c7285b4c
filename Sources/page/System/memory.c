// Memory, and what the compiler calls without being asked: the bytes' functions, arithmetic of 128 bits, Swift's own needs.

#include "System.h"

// Memory: blocks of some sizes, four of them between a power of two and the next. What is freed is kept for its size.

#define SMALLEST 16
#define CLASSES 240
#define PAGE 65536

// 16 bytes before what was asked for say how large the block is and where it begins, so that memory stands at multiples of
// 16, or of more where that was asked for.
struct block {
    size_t class;
    // Itself while it is in use; the next one that was freed.
    struct block *link;
};
static struct block *freed[CLASSES];
extern char __heap_base;
static uintptr_t top, end;

static size_t size_of(size_t class) {
    return class < 4 ? SMALLEST * (class + 1) : ((size_t)(SMALLEST * 4) << (class / 4 - 1)) / 4 * (4 + class % 4 + 1);
}

static size_t class_of(size_t count) {
    if (count <= SMALLEST * 4) return count == 0 ? 0 : (count - 1) / SMALLEST;
    size_t shift = 63 - (size_t)__builtin_clzll(count - 1);
    return (shift - 5) * 4 + ((count - 1) >> (shift - 2) & 3);
}

void *malloc(size_t count) {
    if (count > (size_t)1 << 40) return NULL;
    size_t class = class_of(count);
    struct block *block = freed[class];
    if (block) {
        freed[class] = block->link;
        block->link = block;
        return (char *)block + SMALLEST;
    }
    if (!top) {
        top = ((uintptr_t)&__heap_base + SMALLEST - 1) / SMALLEST * SMALLEST;
        end = __builtin_wasm_memory_size(0) * PAGE;
    }
    size_t size = size_of(class) + SMALLEST;
    if (end - top < size) {
        size_t pages = (size - (end - top) + PAGE - 1) / PAGE;
        size_t more = pages < 64 ? 64 : pages;
        if (__builtin_wasm_memory_grow(0, more) == (size_t)-1) return NULL;
        end += more * PAGE;
    }
    block = (struct block *)top;
    top += size;
    *block = (struct block){class, block};
    return (char *)block + SMALLEST;
}

static struct block *before(void *memory) { return (struct block *)((char *)memory - SMALLEST); }

void free(void *memory) {
    if (!memory) return;
    struct block *block = before(memory)->link;
    block->link = freed[block->class];
    freed[block->class] = block;
}

void *calloc(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return NULL;
    void *memory = malloc(bytes);
    return memory ? memset(memory, 0, bytes) : NULL;
}

void *realloc(void *memory, size_t count) {
    if (!memory) return malloc(count);
    struct block *block = before(memory)->link;
    size_t size = size_of(block->class) - (size_t)((char *)memory - (char *)block - SMALLEST);
    if (count <= size) return memory;
    void *larger = malloc(count);
    if (!larger) return NULL;
    memcpy(larger, memory, size);
    free(memory);
    return larger;
}

int posix_memalign(void **memory, size_t alignment, size_t count) {
    if (alignment == 0 || alignment & (alignment - 1)) return EINVAL;
    char *found = malloc(alignment > SMALLEST ? count + alignment : count);
    if (!found) return ENOMEM;
    char *place = (char *)(((uintptr_t)found + alignment - 1) & ~(alignment - 1));
    if (place != found) *before(place) = *before(found);
    *memory = place;
    return 0;
}

// Bytes, by the machine's own instructions where it has them.

void *memcpy(void *target, const void *source, size_t count) { return __builtin_memcpy(target, source, count); }
void *memmove(void *target, const void *source, size_t count) { return __builtin_memmove(target, source, count); }
void *memset(void *target, int byte, size_t count) { return __builtin_memset(target, byte, count); }

int memcmp(const void *first, const void *second, size_t count) {
    const unsigned char *a = first, *b = second;
    for (; count >= 8; a += 8, b += 8, count -= 8) {
        uint64_t left, right;
        __builtin_memcpy(&left, a, 8);
        __builtin_memcpy(&right, b, 8);
        if (left != right) break;
    }
    for (; count > 0; a++, b++, count--)
        if (*a != *b) return *a < *b ? -1 : 1;
    return 0;
}

size_t strlen(const char *text) {
    size_t count = 0;
    while (text[count]) count++;
    return count;
}

int strncmp(const char *first, const char *second, size_t count) {
    for (; count > 0; first++, second++, count--)
        if (*first != *second || !*first) return (unsigned char)*first - (unsigned char)*second;
    return 0;
}

int strcmp(const char *first, const char *second) { return strncmp(first, second, SIZE_MAX); }

char *strdup(const char *text) {
    size_t count = strlen(text) + 1;
    char *copy = malloc(count);
    return copy ? memcpy(copy, text, count) : NULL;
}

// Hash tables are seeded by the moment at which a command begins (xorshift64*, Vigna 2016).
static uint64_t seed = 0x9E3779B97F4A7C15;

void page_seed(uint64_t number) { seed ^= number * 0x2545F4914F6CDD1D | 1; }

void arc4random_buf(void *bytes, size_t count) {
    for (unsigned char *byte = bytes; count > 0; byte++, count--) {
        seed ^= seed >> 12;
        seed ^= seed << 25;
        seed ^= seed >> 27;
        *byte = (unsigned char)(seed * 0x2545F4914F6CDD1D >> 56);
    }
}

// Swift 6.3.1's own version, which the optimizer for size takes apart, gives back an address without the bits that tell
// what kind of text stands there. Only the uppermost of them says something to `swift_retain`: that nobody counts.
void *swift_retain(void *object);
void *swift_bridgeObjectRetain(void *object) {
    swift_retain((void *)((uintptr_t)object & 0x8FFFFFFFFFFFFFF8));
    return object;
}

// What stands before a function's return address, and whom the function calls where it was written over.
uintptr_t __stack_chk_guard = 0x5BD1E995A53C9D27;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }
