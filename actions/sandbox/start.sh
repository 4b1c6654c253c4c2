#!/usr/bin/env bash
# Starts a sandbox in the background, waits until it is ready, and hands its address to the next steps.
# VERSION, PORT and OPTIONS come from the action's inputs.
set -euo pipefail
folder=$(mktemp -d)
read -r -a options <<< "$OPTIONS"
nohup npx --yes "accredit@$VERSION" serve --store memory --port "$PORT" --json "${options[@]}" \
  > "$folder/ready.json" 2> "$folder/log" < /dev/null &
pid=$!
for _ in $(seq 600); do
  url=$(sed -n 's/.*"url": *"\([^"]*\)".*/\1/p' "$folder/ready.json" | head -n 1)
  if [ -n "$url" ]; then
    echo "url=$url" >> "$GITHUB_OUTPUT"
    echo "ACCREDIT_URL=$url" >> "$GITHUB_ENV"
    echo "Accredit is ready at $url (process $pid)."
    exit 0
  fi
  kill -0 "$pid" 2> /dev/null || break
  sleep 0.2
done
echo "Accredit did not start:" >&2
cat "$folder/log" >&2
exit 1
