#!/usr/bin/env bash
# Runs once, when the PostgreSQL volume is empty: a role and its databases for Banjie, another for Temporal, and one that
# may copy the whole server and nothing else.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username postgres -v banjie="$BANJIE_DB_PASSWORD" -v temporal="$TEMPORAL_DB_PASSWORD" \
  -v backup="$BACKUP_DB_PASSWORD" <<'SQL'
create role banjie login password :'banjie';
create role temporal login password :'temporal';
create role backup login replication password :'backup';
create database banjie owner banjie;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
echo 'host replication backup all scram-sha-256' >>"$PGDATA/pg_hba.conf"
