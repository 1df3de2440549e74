#!/bin/sh
# Brings Temporal's two schemas to the version of this image; safe to run at every start.
set -eu
for pair in temporal:temporal temporal_visibility:visibility; do
  database=${pair%%:*}
  schema=${pair##*:}
  # a schema that is there already refuses version 0.0, and is then only updated
  temporal-sql-tool --db "$database" setup-schema -v 0.0 || true
  temporal-sql-tool --db "$database" update-schema --schema-name "postgresql/v12/$schema"
done
