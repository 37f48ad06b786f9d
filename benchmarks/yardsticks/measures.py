"""Measures on weighted texts, so that a bootstrap draws weights and not texts."""

import numpy as np

FALSE_ALARMS = 0.01


class Scores:
    """One program's scores of the examples, the others and the film reviews of one set; ranked once."""

    def __init__(self, examples, others, film):
        scores = np.concatenate([examples, others])
        self.size = len(np.unique(scores))
        ranks = np.unique(scores, return_inverse=True)[1]
        self.examples, self.others = ranks[: len(examples)], ranks[len(examples) :]
        self.example_scores = np.asarray(examples)
        self.film_order = np.argsort(-np.asarray(film), kind="stable")
        self.film_scores = np.asarray(film)[self.film_order]

    def auc(self, weights):
        """The chance that an example scores above another text; ties count half."""
        examples = np.bincount(self.examples, weights.examples, self.size)
        others = np.bincount(self.others, weights.others, self.size)
        below = np.cumsum(others) - others
        return float(examples @ (below + others / 2) / (examples.sum() * others.sum()))

    def recall(self, weights):
        """The share of examples above the score that at most 1% of the film reviews exceed."""
        counts = np.cumsum(weights.film[self.film_order])
        allowed = np.floor(FALSE_ALARMS * counts[-1] + 1e-9)
        threshold = self.film_scores[np.searchsorted(counts, allowed, side="right")]
        found = weights.examples[self.example_scores > threshold].sum()
        return float(found / weights.examples.sum())


class Weights:
    """How often each text counts: once, or as often as a draw with replacement takes it."""

    def __init__(self, examples, others, film):
        self.examples, self.others, self.film = examples, others, film

    @staticmethod
    def ones(sizes):
        return Weights(*(np.ones(size) for size in sizes))

    @staticmethod
    def drawn(sizes, random):
        return Weights(*(_draw(size, random) for size in sizes))


def _draw(size, random):
    if size == 0:
        return np.zeros(0)
    return np.bincount(random.integers(0, size, size), minlength=size).astype(float)
