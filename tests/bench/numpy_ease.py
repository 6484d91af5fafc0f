#!/usr/bin/python3
"""EASE (Steck 2019) in a few lines of numpy: what `matinee-server evaluate` and learn_bench are measured beside.

    numpy_ease.py TRAIN.csv FOLDIN.csv [LAMBDA] > recs.csv
    learn_bench write >big.csv && head -200 big.csv >few.csv && numpy_ease.py big.csv few.csv >/dev/null

Debian packages python3-numpy and python3-scipy. Likes are ratings of 4 and more. Tells its CPU seconds, without
those of reading, and its peak of memory on standard error. What OPENBLAS_CORETYPE says holds for numpy too.
"""
import csv
import resource
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix


def likes(path):
    people = {}
    rows = csv.reader(open(path))
    user, item, rating = (header.index(name) for header in [next(rows)] for name in ('user', 'item', 'rating'))
    for row in rows:
        if float(row[rating]) >= 4:
            people.setdefault(row[user], []).append(sys.intern(row[item]))
    return people


train, fold = likes(sys.argv[1]), likes(sys.argv[2])
penalty = float(sys.argv[3]) if len(sys.argv) > 3 else 500
names = sorted({item for items in train.values() for item in items})
place = {name: at for at, name in enumerate(names)}
films = np.array([place[item] for items in train.values() for item in items], dtype=np.int32)
ends = np.cumsum([0] + [len(items) for items in train.values()])
start = time.process_time()
X = csr_matrix((np.ones(len(films), dtype=np.float32), films, ends), (len(train), len(names)))
G = (X.T @ X).toarray()
G[np.diag_indices_from(G)] += penalty
B = np.linalg.inv(G)
B /= -np.diag(B)
np.fill_diagonal(B, 0)
learnt = time.process_time()
print('user,item,score')
for user, items in fold.items():
    known = [place[item] for item in items if item in place]
    scores = B[known].sum(axis=0)
    scores[known] = -np.inf
    for item in np.argsort(-scores, kind='stable')[:100]:
        print(f'{user},{names[item]},{scores[item]:.6f}')
print(f'CPU seconds: {learnt - start:.2f} to learn, {time.process_time() - learnt:.2f} to suggest; '
      f'at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB', file=sys.stderr)
