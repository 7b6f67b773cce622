#ifndef C_DEFAULT_THEME_H
#define C_DEFAULT_THEME_H

#include <stddef.h>

/// A file of Templates/, as it was when the program was built.
struct default_theme_file {
    /// From the folder Templates/, with slashes.
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// All files of the default theme, in the order of their paths.
const struct default_theme_file *_Nonnull default_theme_files(void);
size_t default_theme_file_count(void);

#endif
