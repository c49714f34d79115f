#!/usr/bin/env bash
# Builds and lints every Bicep file with the real compiler, and builds every parameter file. Needs the Azure CLI with Bicep.
set -euo pipefail
cd "$(dirname "$0")/../.."

for file in infra/*.bicep; do
  echo "$file"
  az bicep build --file "$file" --stdout > /dev/null
  az bicep lint --file "$file"
done
while IFS= read -r file; do
  echo "$file"
  az bicep build-params --file "$file" --stdout > /dev/null
done < <(find infra -name '*.bicepparam' | sort)
