#!/bin/bash
# Starts a Windows program on the virtual screen that this runs on, waits until its window stands still, and writes
# what the screen shows:   take_picture.sh PROGRAM TITLE PICTURE
# TITLE is part of the window's title: the box that tells of a crash has another.
set -euo pipefail

program=$1 title=$2 picture=$3
mkdir -p "$(dirname "$picture")"
before=$(mktemp --suffix .png)

wine "$program" </dev/null 2>&1 | cat &
disown
trap 'wineserver -k; rm -f "$before"' EXIT

timeout 120 xdotool search --sync --onlyvisible --name "$title" >/dev/null
for _ in $(seq 60); do
    import -window root "$picture"
    if cmp -s "$before" "$picture"; then
        exit 0
    fi
    cp "$picture" "$before"
    sleep 1
done
echo "The window $title does not come to rest." >&2
exit 1
