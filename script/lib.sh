# What the scripts beside this file share. Sourced, never run: it sets strict mode and moves to the root of the clone.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"

# Compiled code is kept outside the clone, so that every clone and work tree on a machine shares the dependencies.
SENDERO_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/sendero"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$SENDERO_CACHE/target}"

PACKAGES_TO_BUILD=(build-essential ca-certificates)
PACKAGES_TO_TEST=(zip chromium fonts-liberation postgresql python3-venv poppler-utils)
PACKAGES_TO_BENCH=(python3-venv time zip unzip sqlite3 nginx wrk chromium)

NODE_MAJOR_MIN=20

# In CI the lock file decides and nothing is compiled incrementally: a kept target folder is larger and no faster for it.
CARGO_LOCKED=()
if [ "${CI:-}" = true ]; then
  CARGO_LOCKED=(--locked)
  export CARGO_INCREMENTAL=0
fi

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }

fail() {
  printf '\n%s\n' "$@" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Root rights are needed for: $*" "Run that command as root, then this script again."
  fi
}

# Installs the Debian packages among "$@" that are not there yet; on another system it only names them.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "Not a Debian system, so nothing is installed. Needed are the counterparts of: $*" >&2
    return
  fi
  local package missing=()
  for package in "$@"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing Debian packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

check_rust() {
  local wanted found
  wanted="$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)"
  command -v cargo >/dev/null || fail "Rust is not installed: cargo was not found." \
    "Install Rust $wanted with rustup (Debian's own package is too old), then run this script again."
  found="$(rustc --version 2>&1)" || fail "The Rust toolchain $wanted does not start: $found" \
    "Run: rustup toolchain install $wanted --component clippy --component rustfmt"
  [ "$(cut -d ' ' -f 2 <<<"$found")" = "$wanted" ] || fail \
    "Sendero is built with Rust $wanted (rust-toolchain.toml), but this machine answers: $found" \
    "Run: rustup toolchain install $wanted --component clippy --component rustfmt"
}

check_node() {
  local found
  found="$(node --version 2>/dev/null)" || fail "Node.js is not installed: node was not found." \
    "Install Node.js $NODE_MAJOR_MIN or newer with npm (Debian 12 packages an older one)."
  found="${found#v}"
  [ "${found%%.*}" -ge "$NODE_MAJOR_MIN" ] || fail \
    "Node.js $NODE_MAJOR_MIN or newer is needed; this machine has $found."
  command -v npm >/dev/null || fail "npm is not installed; it comes with Node.js."
}

# Installs the npm packages of the folder "$1" when its lock file is not the one installed last.
install_npm_packages() {
  local stamp="$1/node_modules/.sendero-lock"
  cmp -s "$1/package-lock.json" "$stamp" && return
  say "Installing the npm packages of $1/"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) >&2
  cp "$1/package-lock.json" "$stamp"
}

# Installs the Python packages of "$1/requirements.txt" into an environment of their own, when that file has changed.
install_python_packages() {
  local home="$SENDERO_CACHE/$1-python"
  cmp -s "$1/requirements.txt" "$home/.sendero-requirements" && return
  say "Installing the Python packages of $1/"
  rm -rf "$home"
  python3 -m venv "$home" >&2
  "$home/bin/python3" -m pip install --quiet --disable-pip-version-check --requirement "$1/requirements.txt" >&2
  cp "$1/requirements.txt" "$home/.sendero-requirements"
}

build_assets() {
  install_npm_packages assets
  node assets/build.mjs >&2
  install_npm_packages field
  node field/build.mjs >&2
}

# Everything that must be there before cargo runs: system packages, toolchains, built assets.
prepare() {
  install_packages "${PACKAGES_TO_BUILD[@]}"
  check_rust
  check_node
  build_assets
}
