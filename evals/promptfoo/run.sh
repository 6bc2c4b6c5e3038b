#!/usr/bin/env bash
# Golden answers in promptfoo, from recordings: no key, no telemetry, no sharing, nothing but the package index.
# Usage: evals/promptfoo/run.sh [options of `promptfoo eval`]; needs Node 20 or newer. EVAL_MATRIX names another config.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out="$root/out/promptfoo"
python="${PROMPTFOO_PYTHON:-$root/.venv/bin/python}"

if ! compgen -G "${EVAL_RECORDINGS:-$here/../recordings}/*/model.toml" >/dev/null && [ -z "${EVAL_MODEL:-}" ]; then
  echo "no recordings yet: nothing to run. Run: make record"
  exit 0
fi
if ! command -v node >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  echo "promptfoo needs Node 20 or newer (python -m evals run does the same without it)" >&2
  exit 2
fi

cd "$here"
if [ ! -e node_modules/.bin/promptfoo ] || [ package-lock.json -nt node_modules/.bin/promptfoo ]; then
  # Without its optional parts promptfoo is a fifth as large; of them it needs its database's library alone.
  # (`npm ci` refuses a lock file that npm made without another platform's optional parts; --no-save keeps to it too.)
  platform=$(node -p '({linux:`linux-${process.arch}-gnu`,darwin:`darwin-${process.arch}`,win32:"win32-x64-msvc"})[process.platform]')
  npm install --no-save --omit=optional --ignore-scripts --no-fund --no-audit --loglevel=error "@libsql/$platform@0.5.29"
  touch node_modules/.bin/promptfoo
fi

mkdir -p "$out"
export PROMPTFOO_CONFIG_DIR="$out/state" PROMPTFOO_PYTHON="$python"
export PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 PROMPTFOO_DISABLE_SHARING=1
export PROMPTFOO_DISABLE_REMOTE_GENERATION=1 PROMPTFOO_DISABLE_TEMPLATE_ENV_VARS=1 PROMPTFOO_CACHE_ENABLED=false
# An answer that never comes (a provider that can't start) ends its test, not the patience of whoever waits.
export PROMPTFOO_EVAL_TIMEOUT_MS="${PROMPTFOO_EVAL_TIMEOUT_MS:-300000}"
rm -f "$out/results.json"
node_modules/.bin/promptfoo eval -c "${EVAL_MATRIX:-promptfooconfig.yaml}" -o "$out/results.json" -o "$out/report.html" "$@" || true
# promptfoo's own code can't tell an error from a failure; ours is read off the results.
exec "$python" "$here/outcome.py" "$out/results.json"
