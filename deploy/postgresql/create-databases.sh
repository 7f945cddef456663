#!/bin/sh
# One database and one role for each service; no role may connect to another's database.
set -eu
create() {
    psql -v ON_ERROR_STOP=1 -U postgres -v name="$1" -v password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}
create intake "$INTAKE_PASSWORD"
create index "$INDEX_PASSWORD"
create notifier "$NOTIFIER_PASSWORD"
