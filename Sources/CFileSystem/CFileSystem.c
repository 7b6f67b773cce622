#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CFileSystem.h"
#include <errno.h>

#if defined(__linux__)

#include <linux/fs.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Through syscall(2): older C libraries have no renameat2.
static int rename_with(int folder, const char *path, int newFolder, const char *newPath, unsigned flags) {
    return (int)syscall(SYS_renameat2, folder, path, newFolder, newPath, flags);
}

int filesystem_exchange(int folder, const char *path, int otherFolder, const char *otherPath) {
    return rename_with(folder, path, otherFolder, otherPath, RENAME_EXCHANGE);
}

int filesystem_rename_exclusively(int folder, const char *path, int newFolder, const char *newPath) {
    return rename_with(folder, path, newFolder, newPath, RENAME_NOREPLACE);
}

int filesystem_clone(int from, int to) {
    return ioctl(to, FICLONE, from);
}

ssize_t filesystem_copy(int from, int to, size_t count) {
    return syscall(SYS_copy_file_range, from, NULL, to, NULL, count, 0u);
}

#elif defined(__APPLE__)

#include <copyfile.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int filesystem_exchange(int folder, const char *path, int otherFolder, const char *otherPath) {
    return renameatx_np(folder, path, otherFolder, otherPath, RENAME_SWAP);
}

int filesystem_rename_exclusively(int folder, const char *path, int newFolder, const char *newPath) {
    return renameatx_np(folder, path, newFolder, newPath, RENAME_EXCL);
}

// COPYFILE_CLONE works on paths only; with descriptors, COPYFILE_DATA clones by itself where it can since macOS 10.15.
int filesystem_clone(int from, int to) {
    return fcopyfile(from, to, NULL, COPYFILE_DATA);
}

ssize_t filesystem_copy(int from, int to, size_t count) {
    (void)from, (void)to, (void)count;
    errno = ENOTSUP;
    return -1;
}

#endif

int filesystem_start_in(posix_spawn_file_actions_t *actions, const char *folder) {
    return posix_spawn_file_actions_addchdir_np(actions, folder);
}
