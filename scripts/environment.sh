# Sourced by run and test: makes the environment in .venv and sees to the system libraries of Qt.
# The caller sets $root, the checkout. Plain POSIX shell; nothing here reads standard input.

venv=${root:?}/.venv
python=$venv/bin/python
stamp=$venv/.made-by

# A Python path of the caller's own would reach into the environment.
unset PYTHONPATH PYTHONHOME

# Qt complains where the locale is not UTF-8, as on a bare machine.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8* | *utf-8* | *UTF8* | *utf8*) ;;
    *) LC_ALL=C.UTF-8 && export LC_ALL ;;
esac

say() { printf '%s\n' "$*" >&2; }

fail() {
    for line in "$@"; do say "$line"; done
    exit 1
}

# ------------------------------------------------------------------------------------------------ root, sudo or neither

# as_root COMMAND...: runs it with root's rights if that needs no question, else returns 1 without having run it.
may_be_root() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null </dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# The same command as a person types it.
typed_as_root() {
    if [ "$(id -u)" = 0 ]; then
        printf '    %s\n' "$*"
    elif command -v sudo >/dev/null 2>&1; then
        printf '    sudo %s\n' "$*"
    else
        printf "    su -c '%s'\n" "$*"
    fi
}

# ------------------------------------------------------------------------------------------------------------- Python

python_is_new() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 </dev/null; }

python_has_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 </dev/null; }

# Sets $base to the first Python that can make the environment.
find_python() {
    without_venv=
    for base in python3 python3.14 python3.13 python3.12 python3.11; do
        python_is_new "$base" || continue
        python_has_venv "$base" && return
        without_venv=${without_venv:-$base}
    done
    if command -v apt-get >/dev/null 2>&1; then
        packages="python3 python3-venv"
        case $without_venv in python3.*) packages="$without_venv $without_venv-venv" ;; esac
        command=$(typed_as_root apt-get install "$packages")
    elif command -v dnf >/dev/null 2>&1; then
        command=$(typed_as_root dnf install python3.12)
    elif [ "$(uname)" = Darwin ]; then
        command="    brew install python@3.13"
    else
        command="    Install Python 3.11 or later from your system's packages."
    fi
    if [ -n "$without_venv" ]; then
        fail "$without_venv has no venv, which makes the environment of this program. Type this and start again:" "$command"
    fi
    fail "UNGA Desktop needs Python 3.11 or later, and there is none here. Type this and start again:" "$command"
}

# -------------------------------------------------------------------------------------------------------- environment

# What an environment is made of: an environment with another answer is made anew.
ingredients() {
    "$python" -c 'import sys; print(sys.version)' 2>/dev/null </dev/null || return
    printf '%s\n' "$root"
    cksum <"$root/pyproject.toml"
    cksum <"$root/constraints.txt"
}

pip_install() {
    "$python" -m pip install --quiet --no-input --disable-pip-version-check -c "$root/constraints.txt" "$@" </dev/null
}

# make_environment run|test: the stamp is written last, so that an interrupted set-up is begun again. Sets $fresh.
make_environment() {
    fresh=
    made=$(cat "$stamp" 2>/dev/null) || made=
    wanted=$(ingredients) || wanted=
    if [ -n "$wanted" ]; then
        [ "$made" = "test $wanted" ] && return
        [ "$made" = "$1 $wanted" ] && return
    fi
    if ! mkdir -p "$venv" 2>/dev/null || [ ! -w "$venv" ]; then
        fail "The environment of this program goes into $venv, which cannot be written." \
            "Copy or clone the project to a folder of your own and start again there."
    fi
    # An environment of the same Python that nothing interrupted is only brought up to date.
    if [ "$made" = unfinished ] || ! python_is_new "$python" || ! "$python" -m pip --version >/dev/null 2>&1 </dev/null; then
        find_python
        say "Making the environment in $venv with $("$base" --version) ..."
        printf 'unfinished' >"$stamp"
        "$base" -m venv --clear "$venv" </dev/null || fail "The environment could not be made; the reason stands above."
    fi
    # What has the tools of the tests keeps them.
    case "$1 $made" in test* | *" test "*) kind=test package="${root}[test]" ;; *) kind=run package=$root ;; esac
    printf 'unfinished' >"$stamp"
    say "Installing the packages (150 MB the first time; a minute or two) ..."
    # hatchling and editables first: the package is then built by the pinned versions, without a download of its own.
    if ! pip_install hatchling editables || ! pip_install --no-build-isolation -e "$package"; then
        fail "The packages could not be installed; the reason stands above. Needed are a connection to the package index" \
            "(the first time only) and, on Linux, a system as new as Debian 12, Ubuntu 22.04 or RHEL 9."
    fi
    wanted=$(ingredients)
    printf '%s' "$kind $wanted" >"$stamp"
    fresh=yes
}

# --------------------------------------------------------------------------------------------------- system libraries

# qt_files window|offscreen: what of Qt must find its libraries.
qt_files() {
    for qt in "$venv"/lib*/python3*/site-packages/PySide6/Qt; do
        printf '%s\n' "$qt/lib/libQt6PrintSupport.so.6" "$qt/lib/libQt6Svg.so.6" "$qt/plugins/platforms/libqoffscreen.so"
        if [ "$1" = window ] && [ -n "${DISPLAY:-}" ]; then
            printf '%s\n' "$qt/plugins/platforms/libqxcb.so"
        elif [ "$1" = window ]; then
            printf '%s\n' "$qt/plugins/platforms/libqwayland.so"
        fi
    done
}

# The shared libraries that Qt looks for and the system does not have, one a line.
lacking_libraries() {
    qt_files "$1" | while IFS= read -r file; do
        if [ -e "$file" ]; then ldd "$file" 2>/dev/null; fi
    done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
}

# The Debian package of a shared library; nothing for one that comes along with the others.
debian_package() {
    case $1 in
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libfontconfig.so.1 | libfreetype.so.6) echo libfontconfig1 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1 | libX11.so.6 | libX11-xcb.so.1) echo libgl1 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxcb-cursor.so.0 | libxcb-image.so.0 | libxcb-render-util.so.0 | libxcb-util.so.1) echo libxcb-cursor0 ;;
        libxcb-icccm.so.4) echo libxcb-icccm4 ;;
        libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
        libxcb-shape.so.0) echo libxcb-shape0 ;;
        libxcb-xkb.so.1) echo libxcb-xkb1 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libwayland-client.so.0) echo libwayland-client0 ;;
        libwayland-cursor.so.0) echo libwayland-cursor0 ;;
    esac
}

# True if a font file of that name (a pattern) is installed.
has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts"; do
        [ -d "$folder" ] && [ -n "$(find "$folder" -iname "$1" 2>/dev/null | head -n 1)" ] && return
    done
    return 1
}

# Packages that make it better but that nothing fails without: fonts, and the printers of a machine with a screen.
welcome_packages() {
    has_font '*serif*.[ot]t[fc]' || echo fonts-liberation fonts-dejavu-core
    has_font '*CJK*' || has_font '*DroidSansFallback*' || echo fonts-droid-fallback
    [ "$1" != window ] || PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q 'libcups\.so\.2' || echo libcups2
}

# apt_install PACKAGE...: returns 1 if it could not.
apt_install() {
    say "Installing the system packages $* ..."
    log=$(mktemp) || return 1
    if as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' apt-get "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# provide_libraries window|offscreen: installs what Qt lacks where that needs no question, else says what to type.
# Returns 1 if Qt cannot start.
provide_libraries() {
    [ "$(uname)" = Linux ] || return 0
    lacking=$(lacking_libraries "$1")
    [ -n "$lacking" ] || [ -n "$fresh" ] || return 0
    # shellcheck disable=SC2046,SC2086  # lists of words
    packages=$(printf '%s\n' $(for library in $lacking; do debian_package "$library"; done) $(welcome_packages "$1") |
        sort -u | tr '\n' ' ')
    packages=${packages% }
    packages=${packages# }
    if command -v apt-get >/dev/null 2>&1 && [ -n "$packages" ]; then
        # shellcheck disable=SC2086
        if may_be_root && apt_install $packages; then
            lacking=$(lacking_libraries "$1")
            [ -n "$lacking" ] || return 0
        else
            if [ -n "$lacking" ]; then
                say "Qt, which draws the window, lacks libraries of the system. Type this and start again:"
            else
                say "For better type and for printing, type this when it suits you:"
            fi
            say "$(typed_as_root apt-get install --no-install-recommends "$packages")"
            [ -z "$lacking" ]
            return
        fi
    fi
    [ -n "$lacking" ] || return 0
    say "Qt, which draws the window, lacks these libraries; install the packages of your system that hold them:"
    # shellcheck disable=SC2086
    say "    $(printf '%s ' $lacking)"
    return 1
}
