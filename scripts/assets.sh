#!/usr/bin/env bash
# Fetches the pinned style sheet, fonts and script (package-lock.json) and copies them to src/ThiDua.Web/wwwroot/lib.
# The build does this by itself when a file is missing or outdated; run this to do it by hand, or after deleting wwwroot/lib.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec dotnet msbuild src/ThiDua.Web/ThiDua.Web.csproj -nologo -target:CopyBrowserAssets
