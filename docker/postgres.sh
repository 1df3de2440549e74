#!/usr/bin/env bash
# Starts PostgreSQL with its log put aside piece by piece, at most five minutes old, so that a restore can go on from a
# backup to any instant after it. A piece is never written over; one that is there already and the same is no error.
set -euo pipefail
mkdir -p /var/lib/banjie/log
chown postgres:postgres /var/lib/banjie/log
exec docker-entrypoint.sh postgres -c archive_mode=on -c archive_timeout=300 \
  -c archive_command='cmp -s "%p" "/var/lib/banjie/log/%f" || { test ! -f "/var/lib/banjie/log/%f" && cp "%p" "/var/lib/banjie/log/%f.part" && mv "/var/lib/banjie/log/%f.part" "/var/lib/banjie/log/%f"; }'
