#!/usr/bin/env bash
# Deploys a package that `npm run package` made, and waits until the host has found its functions.
# Usage: deploy-package.sh FILE.zip
set -euo pipefail

package=$1
output() {
  az deployment sub show --name exchange-audit --query "properties.outputs.$1.value" --output tsv
}
group=$(output resourceGroupName)

deploy() {
  local app=$1 name=$2
  az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --output none
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    if az functionapp function list --resource-group "$group" --name "$app" --query '[].name' --output tsv | grep -q "/$name\$"; then
      echo "$app has $name."
      return
    fi
    sleep "${DEPLOY_WAIT_SECONDS:-30}"
  done
  echo "$app does not show the function $name: docs/troubleshooting.md, \"The app shows no functions\"." >&2
  exit 1
}

deploy "$(output functionAppName)" pollAuditFeed
retention=$(output retentionAppName)
if [ -n "$retention" ]; then deploy "$retention" dropExpiredMonths; fi
