#!/usr/bin/env bash
# Scores matinee-server on every open split and prints a table: what was reached, and what is to be.
#   evaluate.sh SERVER DATA [SPLIT...]    DATA holds score.py and ratings/; extra arguments in $EVALUATE_ARGS
# The lists stay in $EVALUATE_OUT when that is set. VALIDATION=no leaves the validation pair out.
set -euo pipefail

server=$1 data=$2
shift 2
splits=("$@")
[ ${#splits[@]} -gt 0 ] || splits=(ml1m mls mt100k mls-last shipped)
out=${EVALUATE_OUT:-$(mktemp -d)}
mkdir -p "$out"
read -ra extra <<<"${EVALUATE_ARGS:-}"

declare -A reach=([ml1m/foldin]=".440 .372" [ml1m/foldin_3]=.230 [ml1m/foldin_5]=.246 [ml1m/foldin_10]=.273
    [ml1m/foldin_20]=.309 [mls/foldin]=".380 .350" [mt100k/foldin]=.213 [mls-last/foldin]=.104
    [shipped/foldin_3]=.245 [shipped/foldin_5]=.257 [shipped/foldin_10]=.287 [shipped/foldin_20]=.325)

suggest() { # folder of a split, name of the fold-in
    local folder=$data/ratings/$1 validation=()
    if [ "$1" = shipped ]; then # has no training file: the model that ships is asked
        "$server" evaluate --model "$(dirname "$0")/../../resources/model/suggestions.model" \
            --foldin "$folder/$2.csv" >"$out/$1.$2.csv" 2>"$out/$1.$2.log"
        return
    fi
    if [ "${VALIDATION:-yes}" = yes ] && [ -f "$folder/val_foldin.csv" ]; then
        validation=(--validation-foldin "$folder/val_foldin.csv" --validation-test "$folder/val_test.csv")
    fi
    "$server" evaluate --train "$folder/train.csv" --foldin "$folder/$2.csv" "${validation[@]}" "${extra[@]}" \
        >"$out/$1.$2.csv" 2>"$out/$1.$2.log"
}

row() { # name, fold-in, folders of splits separated by commas
    local lists="" folders="" folder
    for folder in ${3//,/ }; do
        suggest "$folder" "$2"
        lists+=,$out/$folder.$2.csv
        folders+=,$data/ratings/$folder
    done
    python3 "$data/score.py" "${folders#,}" "${lists#,}" --foldin "$2.csv" | awk -v name="$1 $2" \
        -v reach="${reach[$1/$2]:-}" -v cpu="$(cat "$out"/${3%%,*}."$2".log | sed -n 's/^CPU seconds: \([0-9.]*\).*/\1/p')" '
        { value[$1] = $2 }
        END { printf "%-20s ndcg@100 %.4f +- %.4f  recall@20 %.4f  leaks %d  cpu %s  reach %s\n", name, value["ndcg100"],
                     value["ndcg100_se"], value["r20"], value["foldin_leaks"], cpu, reach }'
}

for split in "${splits[@]}"; do
    folders=$split
    [ "$split" != mls ] || folders=mls-f0,mls-f1,mls-f2,mls-f3,mls-f4
    for foldin in foldin foldin_3 foldin_5 foldin_10 foldin_20; do
        [ ! -f "$data/ratings/${folders%%,*}/$foldin.csv" ] || row "$split" "$foldin" "$folders"
    done
done
