#!/usr/bin/env python3
"""fastText, supervised, on words and characters 2-5. Scores are log odds; above 0 is an example."""

import math
import re
import subprocess
import sys
import tempfile

import cuts

# One thread, since with several the result depends on which comes first.
OPTIONS = "-minn 2 -maxn 5 -wordNgrams 2 -dim 32 -epoch 15 -lr 0.5 -bucket 1000000 -loss softmax -thread 1 -verbose 0".split()
LEAST = 1e-12


def prepared(text):
    """Lower case with spaces around punctuation, as fastText's own guide prepares text."""
    return " ".join(re.sub(r"([^\w\s])", r" \1 ", text.lower()).split())


def train(folder, seed, work):
    kinds, _, texts = cuts.read(folder, "train")
    with open(f"{work}/train.txt", "w", encoding="utf-8") as out:
        out.writelines(f"__label__{k} {prepared(t)}\n" for k, t in zip(kinds, texts))
    command = ["fasttext", "supervised", "-input", f"{work}/train.txt", "-output", f"{work}/model"]
    subprocess.run(command + OPTIONS + ["-seed", str(seed)], check=True, stdout=subprocess.DEVNULL)


def log_odds(line):
    fields = line.split()
    chances = dict(zip(fields[::2], map(float, fields[1::2])))
    yes, no = chances.get("__label__1", 0.0), chances.get("__label__0", 0.0)
    return math.log(max(yes, LEAST)) - math.log(max(no, LEAST))


def score(texts, work):
    lines = "".join(prepared(text) + "\n" for text in texts)
    command = ["fasttext", "predict-prob", f"{work}/model.bin", "-", "2"]
    answer = subprocess.run(command, input=lines.encode(), check=True, capture_output=True)
    answers = answer.stdout.decode().split("\n")[: len(texts)]
    if len(answers) != len(texts):
        raise SystemExit(f"fastText answered {len(answers)} of {len(texts)} texts")
    return [log_odds(line) for line in answers]


def main(root, seed):
    for folder in cuts.folders(root):
        with tempfile.TemporaryDirectory() as work:
            train(folder, seed, work)
            for name in cuts.tests(folder):
                _, _, texts = cuts.read(folder, name)
                cuts.write_scores(folder, "fasttext", name, score(texts, work))
        print(f"fastText: {folder.name}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
