#!/usr/bin/env python3
"""Compares the scores below a folder of cuts: a table in Markdown, with paired bootstrap intervals.

usage: compare.py CUTS SEED [DOCUMENT]   (with DOCUMENT, the table replaces what lies between its two marks)
"""

import pathlib
import sys

import numpy as np

import cuts
from measures import Scores, Weights

DRAWS = 1000
ENGINE, SHIPPED = "engine-local", "engine-shipped"
# Program, its name in the table, and the score from which on a text is taken as an example.
PROGRAMS = (
    (ENGINE, "local", 0.5),
    (SHIPPED, "shipped", 0.5),
    ("linear-svc", "LinearSVC", 0.0),
    ("fasttext", "fastText", 0.0),
    ("bogofilter", "bogofilter", 0.5),
)
MARKS = ("<!-- yardsticks: begin -->", "<!-- yardsticks: end -->")


class Row:
    """One measure of all programs: a value for each, and one for each of the draws."""

    def __init__(self, name, size, of_program):
        self.name, self.size = name, size
        self.value = {program: values[0] for program, values in of_program.items()}
        self.draws = {program: np.array(values[1:]) for program, values in of_program.items()}

    def cell(self, program):
        if program not in self.value:
            return "not run"
        low, high = np.percentile(self.draws[program], [2.5, 97.5])
        return f"{self.value[program]:.3f} [{low:.3f}, {high:.3f}]"

    def against_best(self):
        tools = [p for p in self.value if p not in (ENGINE, SHIPPED)]
        if not tools:
            return "no tool", ""
        best = max(tools, key=lambda program: self.value[program])
        low, high = np.percentile(self.draws[ENGINE] - self.draws[best], [2.5, 97.5])
        said = "above" if low > 0 else "**below**" if high < 0 else "not told apart"
        return f"{self.value[ENGINE] - self.value[best]:+.3f} [{low:+.3f}, {high:+.3f}]", said


def programs_of(folder, name):
    return [p for p, _, _ in PROGRAMS if cuts.score_file(folder, p, name).exists()]


def sets_of(folder, name):
    """For each set with examples and others: its sizes, and each program's scores."""
    kinds, sets, _ = cuts.read(folder, name)
    kinds, sets = np.array(kinds), np.array(sets)
    scores = {p: np.array(cuts.read_scores(folder, p, name)) for p in programs_of(folder, name)}
    found = {}
    for of_set in sorted(set(sets[kinds != "film"])):
        parts = [(kinds == "1") & (sets == of_set), (kinds == "0") & (sets == of_set), kinds == "film"]
        sizes = [int(part.sum()) for part in parts]
        if sizes[0] and sizes[1]:
            found[of_set] = sizes, {p: Scores(*(s[part] for part in parts)) for p, s in scores.items()}
    return found


def draws_of(sizes, seed):
    random = np.random.default_rng(seed)
    return [Weights.ones(sizes)] + [Weights.drawn(sizes, random) for _ in range(DRAWS)]


def by_set(folder, seed):
    """Recall and AUC of each set of a cut with film reviews."""
    rows = []
    for of_set, (sizes, programs) in sets_of(folder, cuts.TEST).items():
        weights = draws_of(sizes, seed)
        size = f"{sizes[0]}/{sizes[1]}"
        rows.append(Row(f"{of_set}: recall", size, {p: [s.recall(w) for w in weights] for p, s in programs.items()}))
        rows.append(Row(f"{of_set}: AUC", size, {p: [s.auc(w) for w in weights] for p, s in programs.items()}))
    return rows


def by_disguise(folder, seed):
    """The mean AUC over the sets of a cut, for each disguise; the draws are the same for all."""
    rows = []
    for name in cuts.tests(folder):
        found = sets_of(folder, name)
        values = {}
        for sizes, programs in found.values():
            weights = draws_of(sizes, seed)
            for program, scores in programs.items():
                values.setdefault(program, []).append([scores.auc(w) for w in weights])
        title = name.partition("-")[2] or "none"
        rows.append(Row(f"disguise {title}: mean AUC", f"{len(found)} sets", {p: np.mean(v, axis=0) for p, v in values.items()}))
    return rows


def comments(folders, seed, title, measures):
    """Measures over several cuts of the comments taken together, in which each text is tested once."""
    folders = list(folders)
    if not folders:
        return []
    truth = np.concatenate([np.array(cuts.read(f, cuts.TEST)[0]) == "1" for f in folders])
    random = np.random.default_rng(seed)
    drawn = [np.ones(len(truth))]
    drawn += [np.bincount(random.integers(0, len(truth), len(truth)), minlength=len(truth)).astype(float) for _ in range(DRAWS)]
    values = {name: {} for name in measures}
    for program, _, threshold in PROGRAMS:
        if all(cuts.score_file(f, program, cuts.TEST).exists() for f in folders):
            parts = [np.array(cuts.read_scores(f, program, cuts.TEST)) for f in folders]
            for name, measure in measures.items():
                compute = measure(truth, parts, threshold)
                values[name][program] = [compute(w) for w in drawn]
    size = f"{truth.sum()}/{(~truth).sum()}"
    return [Row(f"{title}: {name}", size, of_program) for name, of_program in values.items()]


def accuracy(truth, parts, threshold):
    right = (np.concatenate(parts) > threshold) == truth
    return lambda weights: float(weights[right].sum() / weights.sum())


def f1(truth, parts, threshold):
    said = np.concatenate(parts) > threshold
    return lambda weights: float(2 * weights[said & truth].sum() / (weights[said].sum() + weights[truth].sum()))


def mean_auc(truth, parts, _):
    """Each part has a model of its own, so ranks are compared within a part."""
    ends = np.cumsum([len(part) for part in parts])
    pieces = []
    for part, end in zip(parts, ends):
        inside = slice(end - len(part), end)
        mine = truth[inside]
        pieces.append((inside, mine, Scores(part[mine], part[~mine], np.zeros(0))))

    def compute(weights):
        none = np.zeros(0)
        return float(np.mean([s.auc(Weights(weights[i][m], weights[i][~m], none)) for i, m, s in pieces]))

    return compute


def rows_of(root, seed):
    folders = {folder.name: folder for folder in cuts.folders(root)}
    videos = [f for name, f in folders.items() if name.startswith("tubespam-video-")]
    folds = [f for name, f in folders.items() if name.startswith("tubespam-fold-")]
    rows = comments(videos, seed, "tubespam alone, leave one video out", {"accuracy": accuracy, "AUC": mean_auc})
    rows += comments(folds, seed, "tubespam alone, 10 folds by text", {"F1": f1})
    for name in ("public-spam", "public-abuse"):
        rows += by_set(folders[name], seed) if name in folders else []
    rows += by_disguise(folders["public-spam"], seed) if "public-spam" in folders else []
    return rows


def table(rows):
    names = " | ".join(name for _, name, _ in PROGRAMS)
    lines = [f"| measure | examples/others | {names} | local minus best tool | local is |", "|---" * (len(PROGRAMS) + 4) + "|"]
    for row in rows:
        cells = " | ".join(row.cell(program) for program, _, _ in PROGRAMS)
        difference, said = row.against_best()
        lines.append(f"| {row.name} | {row.size} | {cells} | {difference} | {said} |")
    return "\n".join(lines) + "\n"


def main(root, seed, document=None):
    text = table(rows_of(root, seed))
    print(text, end="")
    if document:
        path = pathlib.Path(document)
        before, begin, rest = path.read_text(encoding="utf-8").partition(MARKS[0])
        _, end, after = rest.partition(MARKS[1])
        if not begin or not end:
            raise SystemExit(f"{document} lacks the lines {' and '.join(MARKS)}")
        path.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:4])
