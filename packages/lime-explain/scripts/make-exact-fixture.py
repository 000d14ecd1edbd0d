"""Writes test/fixtures/exact-fits.json: masks and probabilities made here, and what LIME for text gives for them.

An implementation apart from the package's, on whole matrices and without its shortcuts: least squares on stacked rows
(numpy.linalg.lstsq) instead of Cholesky factors of a Gram matrix, a fresh fit for every candidate of the forward
selection, and the lasso path as a homotopy in lambda instead of LARS steps. Tolerances and the choice of the step are
those of the reference (lime 0.2.0.1 with scikit-learn 1.2.1).

Run: python3 scripts/make-exact-fixture.py   (needs numpy; made with numpy 2.4.6, Python 3.11)
"""

import json
import pathlib
import random

import numpy as np

TIE = 1e-10
SETTINGS = [
    ("auto", 6),
    ("auto", 10),
    ("none", 10),
    ("forward-selection", 3),
    ("highest-weights", 4),
    ("lasso-path", 5),
    ("lasso-path", 2),
]


def draw_masks(rng, sample_count, feature_count):
    masks = np.ones((sample_count, feature_count), dtype=int)
    for row in range(1, sample_count):
        size = rng.randint(1, feature_count)
        masks[row, rng.sample(range(feature_count), size)] = 0
    return masks


def kernel(masks, width):
    ones = np.ones(masks.shape[1])
    weights = []
    for mask in masks:
        norm = np.sqrt((mask**2).sum())
        similarity = mask @ ones / (norm * np.sqrt(ones.sum())) if norm > 0 else 0.0
        distance = 100 * (1 - similarity)
        weights.append(np.sqrt(np.exp(-(distance**2) / width**2)))
    return np.array(weights)


def ridge(x, y, w, alpha):
    """Coefficients and intercept; the minimum-norm solution when alpha is 0 and the columns depend on each other."""
    xm = np.average(x, axis=0, weights=w)
    ym = np.average(y, weights=w)
    root = np.sqrt(w)
    rows = np.vstack([(x - xm) * root[:, None], np.sqrt(alpha) * np.eye(x.shape[1])])
    right = np.concatenate([(y - ym) * root, np.zeros(x.shape[1])])
    coefficients = np.linalg.lstsq(rows, right, rcond=1e-12)[0]
    return coefficients, ym - xm @ coefficients


def r2(x, y, w, coefficients, intercept):
    ym = np.average(y, weights=w)
    whole = (w * (y - ym) ** 2).sum()
    rest = (w * (y - x @ coefficients - intercept) ** 2).sum()
    return 1 - rest / whole if whole > 0 else 1.0


def by_size(values, count):
    order = sorted(range(len(values)), key=lambda j: (-round(abs(values[j]), 10), j))
    return order[:count]


def forward(x, y, w, count):
    chosen = []
    for _ in range(min(count, x.shape[1])):
        best, best_score = None, None
        for j in range(x.shape[1]):
            if j in chosen:
                continue
            columns = x[:, chosen + [j]]
            score = r2(columns, y, w, *ridge(columns, y, w, 0))
            if best is None or score > best_score + TIE:
                best, best_score = j, score
        chosen.append(best)
    return chosen


def lasso_steps(x, y, w):
    """Coefficients at every value of lambda where a feature joins or leaves, from the largest down to 0."""
    root = np.sqrt(w)[:, None]
    x = (x - np.average(x, axis=0, weights=w)) * root
    y = (y - np.average(y, weights=w)) * root[:, 0]
    n, d = x.shape
    tolerance = float(np.finfo(np.float32).eps) * n
    correlations = x.T @ y
    lam = np.abs(correlations).max()
    steps = []
    active, signs, barred = [], [], set()
    joining = int(np.abs(correlations).argmax())
    left = None
    while lam > tolerance and len(steps) < 500:
        if joining is not None:
            active.append(joining)
            signs.append(np.sign(correlations[joining]))
            columns = x[:, active]
            if np.linalg.matrix_rank(columns, tol=1e-7) < len(active):
                barred.add(active.pop())
                signs.pop()
        columns = x[:, active]
        inverse = np.linalg.inv(columns.T @ columns)
        # beta(lam) = base - lam * slope
        base, slope = inverse @ columns.T @ y, inverse @ np.array(signs)
        event, joining, leaving = 0.0, None, None
        for j in set(range(d)) - set(active) - barred:
            a = x[:, j] @ (y - columns @ base)
            b = x[:, j] @ columns @ slope
            for value in ((a / (1 - b)) if abs(1 - b) > 1e-12 else 0, (-a / (1 + b)) if abs(1 + b) > 1e-12 else 0):
                if j == left and value > lam * (1 - 1e-9):
                    continue
                if event < value <= lam * (1 + 1e-12):
                    event, joining, leaving = value, j, None
        for i, j in enumerate(active):
            value = base[i] / slope[i]
            if event < value < lam * (1 - 1e-9):
                event, joining, leaving = value, None, i
        coefficients = np.zeros(d)
        coefficients[active] = base - event * slope
        left = None
        if leaving is not None:
            left = active.pop(leaving)
            signs.pop(leaving)
            coefficients[left] = 0
        steps.append(coefficients)
        correlations = x.T @ (y - x @ coefficients)
        check_optimal(correlations, coefficients, event)
        lam = event
    return steps


def check_optimal(correlations, coefficients, lam):
    """The conditions that a solution of the lasso meets: they prove each step, however it was found."""
    moving = np.abs(coefficients) > 1e-9
    assert np.allclose(correlations[moving], lam * np.sign(coefficients[moving]), atol=1e-8)
    assert np.abs(correlations).max() <= lam + 1e-8


def select(x, y, w, method, count):
    if method == "auto":
        method = "forward-selection" if count <= 6 else "highest-weights"
    if method == "none":
        return list(range(x.shape[1]))
    if method == "forward-selection":
        return forward(x, y, w, count)
    if method == "highest-weights":
        return by_size(ridge(x, y, w, 0.01)[0], count)
    steps = lasso_steps(x, y, w)
    if not steps:
        return list(range(x.shape[1]))
    for step in reversed(steps):
        chosen = [j for j in range(x.shape[1]) if abs(step[j]) > 1e-12]
        if len(chosen) <= count:
            return chosen
    raise AssertionError("the first step has one feature")


def explain(masks, y, width, method, count):
    x = masks.astype(float)
    w = kernel(masks, width)
    chosen = select(x, y, w, method, count)
    coefficients, intercept = ridge(x[:, chosen], y, w, 1)
    order = by_size(coefficients, len(chosen))
    is_constant = np.all(y == y[0])
    return {
        "featureSelection": method,
        "numFeatures": count,
        "kernelWidth": width,
        "features": [[int(chosen[i]), float(coefficients[i]) + 0.0] for i in order],
        "intercept": float(intercept),
        # scikit-learn gives 1 for a constant that is predicted exactly.
        "score": 1.0 if is_constant else float(r2(x[:, chosen], y, w, coefficients, intercept)),
        "localPrediction": float(intercept + coefficients.sum()),
        "kernel": [float(value) for value in w[:8]],
    }


def probabilities(rng, masks):
    """Three labels: nearly linear, with an interaction and noise, and saturated."""
    d = masks.shape[1]
    weights = np.array([rng.uniform(-1, 1) * (3 if j % 4 == 0 else 0.4) for j in range(d)])
    scores = masks @ weights - weights.sum() / 2
    both = masks[:, 0] * masks[:, -1]
    noise = np.array([rng.uniform(-0.05, 0.05) for _ in masks])
    labels = [1 / (1 + np.exp(-scores / 2)), 0.2 + 0.5 * both + 0.1 * masks.mean(axis=1) + noise, 1 / (1 + np.exp(-4 * scores))]
    return np.round(np.array(labels).T, 6)


def main():
    rng = random.Random(5)
    cases = []

    def add(name, masks, values, width=25.0, settings=SETTINGS):
        labels = [
            {"label": label, "fits": [explain(masks, values[:, label], width, *setting) for setting in settings]}
            for label in range(values.shape[1])
        ]
        cases.append(
            {
                "name": name,
                "masks": ["".join(map(str, mask)) for mask in masks],
                "probabilities": values.tolist(),
                "labels": labels,
            }
        )

    for name, samples, features, width in [
        ("five words", 60, 5, 25.0),
        ("fourteen words", 240, 14, 25.0),
        ("forty words, across a word of bits", 300, 40, 25.0),
        ("a narrow kernel", 120, 9, 7.5),
        ("more words than samples", 20, 33, 25.0),
    ]:
        masks = draw_masks(rng, samples, features)
        # With more words than samples the end of a lasso path is not unique.
        add(name, masks, probabilities(rng, masks), width, SETTINGS if samples > features else SETTINGS[:5])
    masks = draw_masks(rng, 30, 1)
    add("one word", masks, np.round(0.2 + 0.6 * masks, 6))
    masks = draw_masks(rng, 40, 6)
    add("a constant label", masks, np.full((40, 1), 0.25))
    masks = draw_masks(rng, 50, 7)
    masks[:, 5] = masks[:, 2]
    add("a word that goes with another", masks, probabilities(rng, masks), settings=SETTINGS[:5])

    path = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "exact-fits.json"
    path.write_text(json.dumps({"generator": "scripts/make-exact-fixture.py", "cases": cases}) + "\n")
    print(sum(len(label["fits"]) for case in cases for label in case["labels"]), "fits")


main()
