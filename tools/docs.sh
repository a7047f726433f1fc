#!/bin/sh
# Build the API reference; a warning is a failure.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/docs
doxygen docs/Doxyfile
echo "docs: $(find build/docs/html -name '*.html' | wc -l) pages, 0 warnings, in build/docs/html"
