#!/usr/bin/python3
"""EASE (Steck 2019) in a few lines of numpy: what `matinee-server evaluate` is measured beside.

    numpy_ease.py TRAIN.csv FOLDIN.csv [LAMBDA] > recs.csv

Debian package python3-numpy. Likes are ratings of 4 and more. Tells its CPU seconds on standard error.
"""
import csv
import sys
import time

import numpy as np


def likes(path):
    people = {}
    for row in csv.DictReader(open(path)):
        if float(row['rating']) >= 4:
            people.setdefault(row['user'], []).append(row['item'])
    return people


start = time.process_time()
train, fold = likes(sys.argv[1]), likes(sys.argv[2])
penalty = float(sys.argv[3]) if len(sys.argv) > 3 else 500
names = sorted({item for items in train.values() for item in items})
place = {name: at for at, name in enumerate(names)}
X = np.zeros((len(train), len(names)), dtype=np.float32)
for row, items in enumerate(train.values()):
    X[row, [place[item] for item in items]] = 1
P = np.linalg.inv(X.T @ X + penalty * np.eye(len(names), dtype=np.float32))
B = P / -np.diag(P)
np.fill_diagonal(B, 0)
learnt = time.process_time()
print('user,item,score')
for user, items in fold.items():
    known = [place[item] for item in items if item in place]
    scores = B[known].sum(axis=0)
    scores[known] = -np.inf
    for item in np.argsort(-scores, kind='stable')[:100]:
        print(f'{user},{names[item]},{scores[item]:.6f}')
print(f'CPU seconds: {learnt - start:.2f} to learn, {time.process_time() - learnt:.2f} to suggest', file=sys.stderr)
