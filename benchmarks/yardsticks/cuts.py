"""The files of a cut: what `screener train --write-cuts` wrote, and scores beside it."""

import pathlib

TEST = "test"


def folders(root):
    """The cuts below the root, in order."""
    return sorted(path.parent for path in pathlib.Path(root).glob("*/train.tsv"))


def tests(folder):
    """Names of a cut's test files: `test`, then one for each disguise."""
    return sorted(path.stem for path in folder.glob("test*.tsv"))


def read(folder, name):
    """Three lists, one entry a line: kind (`1`, `0`, `film`), set, text."""
    kinds, sets, texts = [], [], []
    with open(folder / (name + ".tsv"), encoding="utf-8", newline="\n") as lines:
        for line in lines:
            kind, of_set, text = line.rstrip("\n").split("\t")
            kinds.append(kind)
            sets.append(of_set)
            texts.append(text)
    return kinds, sets, texts


def score_file(folder, program, name):
    return folder / "scores" / f"{program}.{name}.txt"


def write_scores(folder, program, name, scores):
    with open(score_file(folder, program, name), "w", encoding="ascii") as out:
        out.writelines(f"{score!r}\n" for score in scores)


def read_scores(folder, program, name):
    with open(score_file(folder, program, name), encoding="ascii") as lines:
        return [float(line) for line in lines]
