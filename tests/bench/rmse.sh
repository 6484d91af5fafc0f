#!/usr/bin/env bash
# Predicts ratings with matinee-server on five folds of each split: each is predicted from the other four.
#   rmse.sh SERVER DATA [SPLIT...]        DATA holds score.py and ratings/
# Prints RMSE (all folds pooled), how many ratings were within their interval of four in five, how wide it is,
# and CPU seconds of one fold. The same for strangers: one person in five is left out of the training file and told
# of by 3, 5, 10 or 20 ratings.
set -euo pipefail

server=$1 data=$2
shift 2
splits=("$@")
[ ${#splits[@]} -gt 0 ] || splits=(ml100k-rmse mls-rmse)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

declare -A reach=([ml100k-rmse]=.900 [mls-rmse]=.835)

predict() { # name, then options
    local name=$1
    shift
    "$server" evaluate --train "$out/train.csv" --predict "$out/pairs.csv" "$@" >"$out/$name.pred.csv" 2>"$out/$name.log"
    cp "$out/truth.csv" "$out/$name.truth.csv"
}

figures() { # title, names
    local title=$1 cpu
    shift
    cpu=$(sed -n 's/^CPU seconds: \([0-9.]*\) to learn, \([0-9.]*\).*/\1 + \2/p' "$out/$1.log")
    for name in "$@"; do
        paste -d, "$out/$name.pred.csv" "$out/$name.truth.csv" | tail -n +2
    done | awk -F, -v title="$title" -v cpu="$cpu" '
        # user,item,prediction,low,high,user,item,truth
        { if ($1 != $6 || $2 != $7) { print "rows differ: " $0; exit 1 }
          n++; miss += ($8 - $3) ^ 2; width += $5 - $4; inside += $8 >= $4 - 1e-9 && $8 <= $5 + 1e-9 }
        END { printf "%-34s rmse %.4f  within %.3f  width %.2f  cpu %s\n", title, sqrt(miss / n), inside / n, width / n, cpu }'
}

for split in "${splits[@]}"; do
    ratings=$data/ratings/$split/ratings.csv
    names=()
    for fold in 0 1 2 3 4; do
        awk -F, -v fold=$fold -v out="$out" '
            NR == 1 { print "user,item,rating,timestamp" > (out "/train.csv")
                      print "user,item,rating" > (out "/truth.csv"); print "user,item" > (out "/pairs.csv"); next }
            $5 != fold { print $1 "," $2 "," $3 "," $4 > (out "/train.csv"); next }
            { print $1 "," $2 "," $3 > (out "/truth.csv"); print $1 "," $2 > (out "/pairs.csv") }' "$ratings"
        predict "$split.$fold"
        names+=("$split.$fold")
    done
    figures "$split (reach ${reach[$split]:-})" "${names[@]}"

    for told in 0 3 5 10 20; do
        # Sorted by fold, which is random, and only then by time.
        sort -t, -k5,5n -k4,4n "$ratings" | awk -F, -v told=$told -v out="$out" '
            BEGIN { header = "user,item,rating,timestamp"
                    print header > (out "/train.csv"); print header > (out "/foldin.csv")
                    print "user,item,rating" > (out "/truth.csv"); print "user,item" > (out "/pairs.csv")
                    print "nobody,nothing,3,0" > (out "/foldin.csv") }
            $1 == "user" { next }
            $1 % 5 != 0 { print $1 "," $2 "," $3 "," $4 > (out "/train.csv"); next }
            seen[$1]++ < told { print $1 "," $2 "," $3 "," $4 > (out "/foldin.csv"); next }
            { print $1 "," $2 "," $3 > (out "/truth.csv"); print $1 "," $2 > (out "/pairs.csv") }'
        predict "$split.$told.told" --foldin "$out/foldin.csv"
        figures "$split, strangers who told $told" "$split.$told.told"
    done
done
