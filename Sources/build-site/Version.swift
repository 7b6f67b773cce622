/// The program's version (https://semver.org): the one place that names it. `--version`, `--help` and the manual page show it, and the
/// release workflow takes no other tag.
let version = "0.1.0"
