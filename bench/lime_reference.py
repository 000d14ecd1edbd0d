"""Times the perturb-and-fit part of LIME for text in Python: the package lime where it is installed, else the same steps
with numpy and scikit-learn. Prints the median in milliseconds.

lime_reference.py WORDS LABELS SAMPLES ROUNDS | --version
"""

import re
import sys
import time

import numpy
import sklearn
from sklearn.linear_model import Ridge
from sklearn.metrics import pairwise_distances

try:
    from lime.lime_text import LimeTextExplainer
except ImportError:
    LimeTextExplainer = None

KERNEL_WIDTH = 25
FEATURES = 10


def explain_with_steps(text, labels, samples, classify):
    """The method, step by step: masks, texts, distances, kernel, highest weights, ridge."""
    pieces = re.split(r"(\W+)", text)
    places = {}
    for place, piece in enumerate(pieces):
        if place % 2 == 0 and piece:
            places.setdefault(piece, []).append(place)
    columns = list(places.values())
    random = numpy.random.RandomState(0)
    masks = numpy.ones((samples, len(columns)))
    texts = [text]
    for row, size in enumerate(random.randint(1, len(columns) + 1, samples - 1), start=1):
        gone = random.choice(len(columns), size, replace=False)
        masks[row, gone] = 0
        left = list(pieces)
        for column in gone:
            for place in columns[column]:
                left[place] = ""
        texts.append("".join(left))
    answers = classify(texts)
    distances = pairwise_distances(masks, masks[:1], metric="cosine").ravel() * 100
    weights = numpy.sqrt(numpy.exp(-(distances**2) / KERNEL_WIDTH**2))
    for label in range(labels):
        first = Ridge(alpha=0.01).fit(masks, answers[:, label], sample_weight=weights)
        chosen = numpy.argsort(-numpy.abs(first.coef_))[:FEATURES]
        last = Ridge(alpha=1).fit(masks[:, chosen], answers[:, label], sample_weight=weights)
        last.score(masks[:, chosen], answers[:, label], sample_weight=weights)


def explain_with_package(text, labels, samples, classify):
    LimeTextExplainer(random_state=0).explain_instance(
        text, classify, labels=range(labels), num_features=FEATURES, num_samples=samples
    )


def main():
    if sys.argv[1:] == ["--version"]:
        print("lime" if LimeTextExplainer else f"its steps with scikit-learn {sklearn.__version__}")
        return
    words, labels, samples, rounds = (int(argument) for argument in sys.argv[1:])
    text = " ".join(f"word{i}" for i in range(words))
    random = numpy.random.RandomState(1)
    classify = lambda texts: random.rand(len(texts), labels)  # noqa: E731
    explain = explain_with_package if LimeTextExplainer else explain_with_steps
    explain(text, labels, samples, classify)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        explain(text, labels, samples, classify)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{sorted(times)[rounds // 2]:.3f} ms")


main()
