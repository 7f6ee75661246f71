#!/bin/sh
# The runs behind the model in the package, in order: training/recipe.sh POLNEAR CORPORA EXTRA OUT [SEED]
# SEED is 1 for the package's. CORPORA holds ner/, meantime/ and re3d/, for the names. EXTRA is a folder of plain texts (.txt) that nobody annotated; ours were the texts of ECB+, re3d, MEANTIME
# and the article bodies of the cleaning set. About four hours on two quiet cores.
set -eu
data=$1 corpora=$2 extra=$3 out=$4 seed=${5:-1}
run() { name=$1; shift; python -m training.train --data "$data" --out "$out/$name" "$@"; }

run r --epochs 8 --stop 4 --rate 2e-4 --head-rate 1e-3 --flat 0.3 --seed "$seed"
first=$out/r/best.pt
run a --epochs 5 --stop 3 --start "$first" --teacher "$first" --rate 1.3e-4 --head-rate 6e-4 --flat 0.1 --seed "${seed}1"
run b --epochs 4 --stop 2 --start "$first" --teacher "$first" --rate 1.3e-4 --head-rate 6e-4 --flat 0.1 --seed "${seed}2" \
    --mix 0.4 --hide 0.03
python -m training.soup "$out/soup.pt" "$out/a/best.pt" "$out/b/best.pt"
cp "$out/r/best.inside.pickle" "$out/soup.inside.pickle"
run c --epochs 3 --start "$out/soup.pt" --teacher "$out/soup.pt" --rate 1.2e-4 --head-rate 5e-4 --flat 0.03 --seed "${seed}3" \
    --mix 0.6 --hide 0.06 --extra "$extra"
python -m training.export --checkpoint "$out/c/best.pt" --out "$out/model"
python -m training.calibrate --data "$data" --model "$out/model" --write
python -m training.names --model "$out/model" --data "$corpora" --polnear "$data" --write
