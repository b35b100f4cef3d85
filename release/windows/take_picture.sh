#!/bin/bash
# Starts a Windows program on the virtual screen that this runs on, waits until its window stands still, and writes
# what the screen shows:   take_picture.sh PROGRAM PICTURE
set -euo pipefail

program=$1 picture=$2
mkdir -p "$(dirname "$picture")"
name=$(basename "$program")
before=$(mktemp --suffix .png)

wine "$program" </dev/null 2>&1 | cat &
trap 'wineserver -k; rm -f "$before"' EXIT

timeout 120 xdotool search --sync --onlyvisible --class "$name" >/dev/null
for _ in $(seq 60); do
    import -window root "$picture"
    if cmp -s "$before" "$picture"; then
        exit 0
    fi
    cp "$picture" "$before"
    sleep 1
done
echo "The window of $name does not come to rest." >&2
exit 1
