#!/bin/sh
# Works as a bot: takes one task after the other, runs each as a shell command, and reports how it ended.
#   work-as-bot.sh http://127.0.0.1:8080 BOT-002        It ends when it has waited PATIENCE seconds (25) for nothing.
# It runs whatever it is given: let it work only for those you would give your shell. It needs curl and jq.
tasks="$1/api/bot/$2/tasks"
work=$(mktemp -d) && trap 'rm -r "$work"' EXIT

post() { # Again and again until it is answered; the key makes it one report.
    curl -sS --fail-with-body --retry 10 --retry-connrefused --retry-all-errors \
        -H "Idempotency-Key: $lease-$1" --data-binary @- "$tasks/$id/$1" >"$work/answer" || cat "$work/answer" >&2
}

curl -sS -X PUT "$1/api/bot/$2" >"$work/bot" || exit
while curl -sS --fail-with-body -X POST "$tasks/next?wait=${PATIENCE:-25}" >"$work/task" && [ -s "$work/task" ]; do
    id=$(jq -r .task_id "$work/task") lease=$(jq -r .lease "$work/task")
    echo "$id begins"
    jq -n --arg lease "$lease" '{percent: 0, message: "running", $lease}' | post progress
    jq -r .command "$work/task" >"$work/command"
    if sh "$work/command" >"$work/output" 2>&1 </dev/null; then
        jq -Rs --arg lease "$lease" '{response: ., $lease}' "$work/output" | post completed
        echo "$id is done"
    else
        status=$?
        jq -n --arg lease "$lease" --arg error "Exit status $status" '{$error, $lease}' | post failed
        echo "$id failed"
    fi
done
