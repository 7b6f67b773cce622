#include "CMarkArena.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, CHUNK_SIZE = 1 << 18, MOST_SPARE = 4 };

struct chunk {
    struct chunk *next;
    size_t size;
    size_t used;
};

struct cmark_arena {
    struct chunk *chunks;
};

/// Before each piece of memory: its size, and whether it lies in an arena. As large as the alignment, so that what follows is aligned.
struct header {
    size_t size;
    size_t is_in_arena;
};

_Static_assert(sizeof(struct header) == ALIGNMENT, "a header keeps the alignment");

/// The arena of the tree that this thread is parsing; NULL while it parses none: then memory comes from malloc.
static _Thread_local struct cmark_arena *current;
/// Chunks of trees that were freed on this thread.
static _Thread_local struct chunk *spare;
static _Thread_local int spare_count;

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1); }

static size_t chunk_start(void) { return rounded(sizeof(struct chunk)); }

static void out_of_memory(void) { abort(); }

static struct chunk *new_chunk(size_t least) {
    if (spare && spare->size - chunk_start() >= least) {
        struct chunk *chunk = spare;
        spare = chunk->next;
        spare_count--;
        chunk->used = chunk_start();
        return chunk;
    }
    size_t size = least + chunk_start() > CHUNK_SIZE ? least + chunk_start() : CHUNK_SIZE;
    struct chunk *chunk = malloc(size);
    if (!chunk) out_of_memory();
    chunk->size = size;
    chunk->used = chunk_start();
    return chunk;
}

static void *arena_allocate(size_t size) {
    size_t needed = sizeof(struct header) + rounded(size);
    struct chunk *chunk = current->chunks;
    if (!chunk || chunk->size - chunk->used < needed) {
        chunk = new_chunk(needed);
        chunk->next = current->chunks;
        current->chunks = chunk;
    }
    struct header *header = (struct header *)((char *)chunk + chunk->used);
    chunk->used += needed;
    header->size = size;
    header->is_in_arena = 1;
    return header + 1;
}

static void *allocate(size_t size) {
    if (current) return arena_allocate(size);
    struct header *header = malloc(sizeof(struct header) + size);
    if (!header) out_of_memory();
    header->size = size;
    header->is_in_arena = 0;
    return header + 1;
}

static void *cleared(size_t count, size_t size) {
    void *memory = allocate(count * size);
    memset(memory, 0, count * size);
    return memory;
}

static void release(void *memory) {
    if (!memory) return;
    struct header *header = (struct header *)memory - 1;
    if (!header->is_in_arena) free(header);
}

static void *resized(void *memory, size_t size) {
    if (!memory) return allocate(size);
    struct header *header = (struct header *)memory - 1;
    if (header->is_in_arena && current && current->chunks) {
        // What was handed out last grows in its place: libcmark collects text in buffers that it makes larger again and again.
        struct chunk *chunk = current->chunks;
        char *end = (char *)memory + rounded(header->size);
        size_t more = size > header->size ? rounded(size) - rounded(header->size) : 0;
        if (end == (char *)chunk + chunk->used && chunk->size - chunk->used >= more) {
            chunk->used += more;
            header->size = size > header->size ? size : header->size;
            return memory;
        }
    }
    if (size <= header->size) return memory;
    void *new = allocate(size);
    memcpy(new, memory, header->size);
    release(memory);
    return new;
}

static cmark_mem memory_functions = {cleared, resized, release};

struct cmark_node *cmark_arena_parse(const char *text, size_t length, struct cmark_arena **arena) {
    *arena = calloc(1, sizeof(struct cmark_arena));
    if (!*arena) out_of_memory();
    current = *arena;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory_functions);
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    current = NULL;
    return root;
}

void cmark_arena_free(struct cmark_arena *arena) {
    struct chunk *chunk = arena->chunks;
    while (chunk) {
        struct chunk *next = chunk->next;
        if (chunk->size == CHUNK_SIZE && spare_count < MOST_SPARE) {
            chunk->next = spare;
            spare = chunk;
            spare_count++;
        } else {
            free(chunk);
        }
        chunk = next;
    }
    free(arena);
}
