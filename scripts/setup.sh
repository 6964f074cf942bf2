# Shared by ./thidua, ./run and ./test: finds or installs what they need. Source it after setting $root to the repository's folder.
# Everything is quiet unless it fails; nothing asks questions.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NUGET_XMLDOC_MODE=skip
# Build servers left behind would keep the caller's output open.
export MSBUILDDISABLENODEREUSE=1
export THIDUA_ROOT="$root"
[ -n "${HOME:-}" ] || export HOME="$root/.data/home" DOTNET_CLI_HOME="$root/.data/home"

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command, showing what it printed only when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [ "$status" -eq 0 ] || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

need_dotnet() {
    have dotnet || fail "Chưa có .NET SDK 10. Hãy cài từ https://dotnet.microsoft.com/download/dotnet/10.0 rồi chạy lại."
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
        fail "Máy này có .NET nhưng chưa có .NET SDK 10. Hãy cài từ https://dotnet.microsoft.com/download/dotnet/10.0 rồi chạy lại."
}

# The build of ThiDua.Web fetches style sheet, fonts and htmx with npm (package-lock.json).
need_node() {
    [ -e "$root/package-lock.json" ] || return 0
    if ! have node || ! have npm; then
        fail "Chưa có Node.js và npm (dùng khi dựng giao diện). Hãy cài Node.js 20 trở lên (Debian/Ubuntu: sudo apt-get install nodejs npm) rồi chạy lại."
    fi
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

can_install() {
    have apt-get || return 1
    [ "$(id -u)" -eq 0 ] && return 0
    have sudo || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

apt_quietly() { as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" </dev/null; }

apt_known() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

all_known() {
    local package
    for package in "$@"; do apt_known "$package" || return 1; done
}

# apt_install PACKAGE…: the list of packages is fetched only when it is missing or too old to be of use.
apt_install() {
    say "Đang cài: $*"
    quietly apt_quietly install --no-install-recommends "$@" && return 0
    quietly apt_quietly update && quietly apt_quietly install --no-install-recommends "$@" ||
        fail "Không cài được: $*. Lý do ở trên; hãy cài bằng tay rồi chạy lại."
}

# Debian makes and starts a cluster of its own on port 5432 when PostgreSQL is installed; ThiDua makes its own elsewhere.
no_main_cluster() {
    local file=/etc/postgresql-common/createcluster.conf
    as_root mkdir -p "${file%/*}"
    if [ -e "$file" ] && grep -qE '^[[:space:]]*create_main_cluster[[:space:]]*=' "$file"; then
        as_root sed -i -E 's/^[[:space:]]*create_main_cluster[[:space:]]*=.*/create_main_cluster = false/' "$file"
    else
        printf 'create_main_cluster = false\n' | as_root tee -a "$file" >/dev/null
    fi
}

have_postgres() {
    local folder version
    [ -n "${THIDUA_DB:-}" ] && return 0
    for folder in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /none/initdb)")" "$(pg_config --bindir 2>/dev/null || echo /none)"; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] || continue
        version=$("$folder/postgres" --version | sed -E 's/.*\) ([0-9]+).*/\1/')
        [ "$version" -ge 15 ] && return 0
    done
    return 1
}

have_writer() {
    local program
    program=$(command -v soffice || command -v libreoffice) || return 1
    program=$(readlink -f "$program")
    # The package of the core alone has the program but opens no text document.
    [ -e "${program%/*}/libswlo.so" ] || [ "$(uname)" != Linux ] || [[ "$program" == /snap/* ]]
}

# Version 1 of the Liberation fonts lacks Vietnamese letters.
have_fonts() {
    local version
    [ -e /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ] && return 0
    version=$(fc-query -f '%{fontversion}\n' /usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf 2>/dev/null | head -n 1) && [ "${version:-0}" -ge 131072 ] && return 0
    [ "$(uname)" != Linux ]
}

have_chromium() { have chromium || have chromium-browser || have google-chrome || have google-chrome-stable; }

# need_programs [chromium]: installs what is missing on Debian and Ubuntu, and says what to install elsewhere. Without PostgreSQL nothing works;
# without the others parts of the program do not (PDF, browser tests).
need_programs() {
    local missing=()
    have_postgres || missing+=(postgresql)
    have_writer || missing+=(libreoffice-writer-nogui)
    have pdftotext || missing+=(poppler-utils)
    have_fonts || missing+=(fonts-liberation2)
    if [ "${1:-}" = chromium ]; then have_chromium || missing+=(chromium); fi
    [ "${#missing[@]}" -gt 0 ] || return 0

    if can_install; then
        # A fresh machine knows no package yet; without the list the choice of names below would go wrong.
        all_known "${missing[@]}" || quietly apt_quietly update || true
        # Newer releases have the new fonts under the old name; Ubuntu has Writer without desktop only since 24.04.
        [[ " ${missing[*]} " != *" fonts-liberation2 "* ]] || apt_known fonts-liberation2 || missing=("${missing[@]/%fonts-liberation2/fonts-liberation}")
        [[ " ${missing[*]} " != *" libreoffice-writer-nogui "* ]] || apt_known libreoffice-writer-nogui || missing=("${missing[@]/%libreoffice-writer-nogui/libreoffice-writer}")
        [[ " ${missing[*]} " != *" postgresql "* ]] || no_main_cluster
        apt_install "${missing[@]}"
        have_postgres || fail "Kho phần mềm của máy này chỉ có PostgreSQL cũ hơn bản 15. Hãy cài bản 15 trở lên từ https://www.postgresql.org/download/ rồi chạy lại."
    elif have_postgres; then
        say "Máy này thiếu: ${missing[*]}. Chương trình vẫn chạy nhưng một số việc (xuất PDF, kiểm thử trên trình duyệt) không làm được. Trên Debian/Ubuntu: sudo apt-get install ${missing[*]}"
    else
        fail "Máy này thiếu: ${missing[*]}. Trên Debian/Ubuntu: sudo apt-get install ${missing[*]}; hệ điều hành khác: cài PostgreSQL 15 trở lên, LibreOffice Writer, poppler. Rồi chạy lại."
    fi
}

# One build at a time in this folder; the lock is not handed on to the build itself.
with_build_lock() {
    mkdir -p "$root/.data"
    if have flock; then
        (
            flock 9
            "$@" 9>&-
        ) 9>"$root/.data/build.lock"
    else
        "$@"
    fi
}
