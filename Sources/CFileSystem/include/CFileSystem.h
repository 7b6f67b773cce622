/// The system calls that Swift's own modules leave out: they are not in POSIX, and each system spells them its own way.
/// All return -1 and set errno where they fail.
#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

#include <spawn.h>
#include <sys/types.h>

/// Swaps two files or folders in one step. ENOSYS, EINVAL or ENOTSUP where the file system cannot.
int filesystem_exchange(int folder, const char *path, int otherFolder, const char *otherPath);

/// Renames, and fails with EEXIST where something is there already. ENOSYS, EINVAL or ENOTSUP where the file system cannot.
int filesystem_rename_exclusively(int folder, const char *path, int newFolder, const char *newPath);

/// Makes `to` (open for writing, empty) share the blocks of `from`. Fails where the file system cannot.
int filesystem_clone(int from, int to);

/// Copies up to `count` bytes from the one file's position to the other's, inside the kernel; 0 at the end.
/// EINVAL, ENOSYS, EXDEV or ENOTSUP where that is not possible.
ssize_t filesystem_copy(int from, int to, size_t count);

/// A program that is started with these actions is run in `folder`. Returns an error's number, or 0.
int filesystem_start_in(posix_spawn_file_actions_t *actions, const char *folder);

#endif
