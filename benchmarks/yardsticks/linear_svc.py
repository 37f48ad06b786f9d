#!/usr/bin/env python3
"""scikit-learn: LinearSVC on TF-IDF of words 1-2 and characters 2-5. Scores are distances from the plane; above 0 is an example."""

import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

import cuts


def train(folder, seed):
    kinds, _, texts = cuts.read(folder, "train")
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\w+", sublinear_tf=True, min_df=2)
    pieces = TfidfVectorizer(analyzer="char", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
    program = make_pipeline(make_union(words, pieces), LinearSVC(random_state=seed))
    return program.fit(texts, [int(kind) for kind in kinds])


def main(root, seed):
    for folder in cuts.folders(root):
        program = train(folder, seed)
        for name in cuts.tests(folder):
            _, _, texts = cuts.read(folder, name)
            scores = program.decision_function(texts).tolist()
            cuts.write_scores(folder, "linear-svc", name, scores)
        print(f"scikit-learn: {folder.name}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
