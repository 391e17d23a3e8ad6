#!/usr/bin/env bash
# Reads every PL/SQL block of sql/blocks, and the two plain statements that the parser in jest does not read, with
# sqlfluff's Oracle dialect. Syntax only: names and meaning are proved by a real database alone.
#
# usage: check-plsql.sh [folder]    uses the sqlfluff 4.5 on the PATH, else one in that folder, a Python virtual
#                                   environment that is made and filled when it is not there
set -euo pipefail

project="$(cd "$(dirname "$0")" && pwd)"
sql="$project/sql"
version=4.5
venv="${1:-$project/../../node_modules/.cache/sqlfluff-$version}"

if command -v sqlfluff >/dev/null 2>&1 && sqlfluff --version 2>/dev/null | grep -q "version $version\."; then
  sqlfluff=sqlfluff
else
  sqlfluff="$venv/bin/sqlfluff"
  if [ ! -x "$sqlfluff" ]; then
    echo "check-plsql: installing sqlfluff $version into $venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "sqlfluff==$version.*"
  fi
fi

said=$(mktemp)
trap 'rm -f "$said"' EXIT

reads() {
  "$sqlfluff" parse --ignore-local-config --dialect oracle --templater raw - >"$said" 2>&1 &&
    ! grep -qE 'unparsable:|PRS' "$said"
}

failed=0
for file in "$sql"/blocks/*.sql "$sql"/plain/create-user.sql "$sql"/plain/grant-user.sql; do
  if reads <"$file"; then
    echo "read    ${file#"$sql"/}"
  else
    echo "REFUSED ${file#"$sql"/}: $(grep -m 1 PRS "$said" || cat "$said")" >&2
    failed=1
  fi
done

# A check that cannot fail is none: each of these must be refused.
while IFS= read -r broken; do
  if reads <<<"$broken"; then
    echo "check-plsql: the parser takes broken text for good: $broken" >&2
    failed=1
  fi
done <<'BROKEN'
begin ords.enable_object(p_enabled => ); end;
begin ords.enable_object(p_enabled => true; end;
create or replace package body P as procedure a is begin b := ; end a; end P;
create or replace package P as procedure a(p in clob; end P;
create user DEMO identified bye "Password1234" quota unlimited on DATA
grant create session create table to DEMO
BROKEN
exit "$failed"
