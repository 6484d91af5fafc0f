#!/usr/bin/python3
"""Is anybody served worse by all experts together than by one of them alone?

    never_worse.py SERVER DATA [SPLIT...]    DATA holds score.py and ratings/

On every split and length of history that it has, matinee-server learns the whole ensemble and each expert by
itself, and the lists are compared on the same people. Prints the difference of NDCG@100 (the ensemble's less the
expert's), its standard error and z. Exit status 1 when the ensemble is below popularity, EASE or iALS by more than
one standard error anywhere. The lists stay in $EVALUATE_OUT when that is set.
"""
import json
import os
import subprocess
import sys
import tempfile

EXPERTS = ['popularity', 'timely', 'ease', 'ease-96', 'ease-90', 'ials']
MUST_NOT_LOSE_TO = {'popularity', 'ease', 'ials'}
SPLITS = ['ml1m', 'mls', 'mt100k', 'mls-last']
HISTORIES = ['foldin', 'foldin_3', 'foldin_5', 'foldin_10', 'foldin_20']


def folders(split):
    return [f'mls-f{fold}' for fold in range(5)] if split == 'mls' else [split]


def suggest(server, folder, foldin, expert, target):
    """False when the expert has nothing to say about this split."""
    command = [server, 'evaluate', '--train', f'{folder}/train.csv', '--foldin', f'{folder}/{foldin}.csv']
    if os.path.exists(f'{folder}/val_foldin.csv'):
        command += ['--validation-foldin', f'{folder}/val_foldin.csv', '--validation-test', f'{folder}/val_test.csv']
    if expert:
        command += ['--only', expert]
    with open(target, 'w') as lists, open(target + '.log', 'w') as log:
        subprocess.run(command, stdout=lists, stderr=log, check=True)


def difference(data, split, foldin, lists, base):
    """NDCG@100 of the lists, how much more that is than the base's, and the standard error of that."""
    scored = subprocess.run(
        [sys.executable, f'{data}/score.py', ','.join(f'{data}/ratings/{name}' for name in folders(split)),
         ','.join(lists), '--foldin', f'{foldin}.csv', '--base', ','.join(base), '--json'],
        check=True, capture_output=True, text=True)
    found = json.loads(scored.stdout)
    return found['ndcg100'], found['diff_ndcg100'], found['diff_se'], found['diff_z']


def compare(server, data, split, foldin, out):
    """How often the ensemble lost."""
    made = {}
    for expert in [None] + EXPERTS:
        made[expert] = []
        for name in folders(split):
            made[expert].append(f'{out}/{name}.{foldin}.{expert or "all"}.csv')
            suggest(server, f'{data}/ratings/{name}', foldin, expert, made[expert][-1])
    lost = 0
    for expert in EXPERTS:
        quality, more, error, z = difference(data, split, foldin, made[None], made[expert])
        isWorse = more < -error
        lost += isWorse and expert in MUST_NOT_LOSE_TO
        print(f'{split:9} {foldin:10} {quality:.4f}  against {expert:10} {quality - more:.4f}  '
              f'{more:+.4f} +- {error:.4f}  z {z:+6.1f}{"  WORSE" if isWorse else ""}', flush=True)
    return lost


def main(server, data, *splits):
    out = os.environ.get('EVALUATE_OUT') or tempfile.mkdtemp()
    os.makedirs(out, exist_ok=True)
    lost = 0
    for split in splits or SPLITS:
        for foldin in HISTORIES:
            if os.path.exists(f'{data}/ratings/{folders(split)[0]}/{foldin}.csv'):
                lost += compare(server, data, split, foldin, out)
    print('nobody is served worse' if lost == 0 else f'worse in {lost} comparisons')
    return 1 if lost else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else print(__doc__) or 2)
