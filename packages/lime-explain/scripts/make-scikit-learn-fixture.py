"""Makes test/fixtures/scikit-learn.json: the fits of scikit-learn itself (1.2.1, Debian's python3-sklearn).

The steps behind the classifier as lime 0.2.0.1 takes them, written out here on top of scikit-learn's Ridge and lars_path.
Run: /usr/bin/python3 scripts/make-scikit-learn-fixture.py > test/fixtures/scikit-learn.json
"""

import json
import sys

import numpy as np
from sklearn.linear_model import Ridge, lars_path
from sklearn.metrics import pairwise_distances

SETTINGS = [
    (10, "auto"), (6, "auto"), (3, "forward-selection"), (10, "highest-weights"),
    (10, "lasso-path"), (5, "lasso-path"), (4, "none"),
]
# Samples, words and labels of each case.
SHAPES = [(60, 8, 2), (120, 20, 2), (200, 40, 1), (64, 5, 1), (80, 100, 1), (300, 12, 2)]


def forward(X, y, w, count):
    used = []
    for _ in range(min(count, X.shape[1])):
        best, best_score = 0, -np.inf
        for feature in range(X.shape[1]):
            if feature in used:
                continue
            columns = X[:, used + [feature]]
            score = Ridge(alpha=0).fit(columns, y, sample_weight=w).score(columns, y, sample_weight=w)
            if score > best_score:
                best, best_score = feature, score
        used.append(best)
    return used


def highest(X, y, w, count):
    coefficients = Ridge(alpha=0.01).fit(X, y, sample_weight=w).coef_ * X[0]
    return sorted(range(X.shape[1]), key=lambda feature: abs(coefficients[feature]), reverse=True)[:count]


def lasso(X, y, w, count):
    root = np.sqrt(w)
    centred = (X - np.average(X, axis=0, weights=w)) * root[:, None]
    _, _, path = lars_path(centred, (y - np.average(y, weights=w)) * root, method="lasso")
    for step in range(path.shape[1] - 1, 0, -1):
        used = path[:, step].nonzero()[0]
        if len(used) <= count:
            break
    return [int(feature) for feature in used]


def fit(X, y, w, count, selection):
    name = selection if selection != "auto" else "forward-selection" if count <= 6 else "highest-weights"
    select = {"forward-selection": forward, "highest-weights": highest, "lasso-path": lasso}
    used = list(range(X.shape[1])) if name == "none" else select[name](X, y, w, count)
    model = Ridge(alpha=1).fit(X[:, used], y, sample_weight=w)
    weights = sorted(zip(used, model.coef_), key=lambda pair: abs(pair[1]), reverse=True)
    return {
        "numFeatures": count,
        "featureSelection": selection,
        "features": [[int(feature), float(weight)] for feature, weight in weights],
        "intercept": float(model.intercept_),
        "score": float(model.score(X[:, used], y, sample_weight=w)),
        "localPrediction": float(model.predict(X[:1, used])[0]),
    }


def make_case(rng, samples, words, labels):
    X = np.ones((samples, words))
    for row in range(1, samples):
        X[row, rng.choice(words, rng.randint(1, words + 1), replace=False)] = 0
    weights = rng.randn(words, labels) * (rng.rand(words, 1) < 0.3)
    Y = np.round(1 / (1 + np.exp(-(X @ weights + rng.randn(labels) * 0.3 + 0.5 * X[:, [0]] * X[:, [1]]))), 9)
    distance = pairwise_distances(X, X[:1], metric="cosine").ravel() * 100
    w = np.sqrt(np.exp(-(distance**2) / 25**2))
    fits = [
        {"label": label, **fit(X, Y[:, label], w, count, selection)}
        for label in range(labels)
        for count, selection in SETTINGS
    ]
    return {
        "masks": ["".join(str(int(kept)) for kept in row) for row in X],
        "probabilities": Y.tolist(),
        "fits": fits,
    }


generator = np.random.RandomState(3)
json.dump([make_case(generator, *shape) for shape in SHAPES], sys.stdout, separators=(",", ":"))
