#!/usr/bin/env bash
# Deploys infra/ as infra/main.bicepparam says, with the variables that it takes from the environment. Shows first what it will change.
set -euo pipefail
cd "$(dirname "$0")/../.."

deployment=(--name exchange-audit --location "$AZURE_LOCATION" --parameters infra/main.bicepparam)
az deployment sub what-if "${deployment[@]}"
az deployment sub create "${deployment[@]}" --output none
