#!/usr/bin/env python3
"""Reviews a second of one core: this engine and fastText, on the same texts, in turn.

usage: speed.py [ROUNDS]      after `./screener bench scoring --help`, which builds what is run here

Both by CPU time, so that other work on the machine weighs less. fastText gets its texts prepared, in one file, and the time
that it takes for one text (mostly reading its model) is taken off; this engine is measured warm under JMH, with all its signals.
"""

import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

import fasttext_tool

HOME = pathlib.Path(__file__).resolve().parents[2]
LENGTHS = ["10", "100"]
COPIES = {"10": 1200, "100": 150}


JMH = ["bench", "scoring", "--json", "--forks", "1", "--warmups", "5", "--iterations", "5", "--seconds", "2"]


def jar():
    jars = sorted(HOME.glob("screener-cli/target/screener-cli-*.jar"), key=os.path.getmtime)
    if not jars:
        raise SystemExit("not built yet: run ./screener bench scoring --help")
    return str(jars[-1])


def run(*command):
    return subprocess.run(["java", *command], check=True, stdout=subprocess.PIPE, text=True).stdout


def cpu_seconds(command):
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return used() - before


def prepare(work):
    """Texts as fastText wants them, and a model that knows their words: the labels do not matter for its speed."""
    run("-cp", jar(), "dev.screener.benchmarks.kernels.SampleTexts", str(work), *LENGTHS)
    texts = {n: [fasttext_tool.prepared(t) for t in (work / f"{n}.txt").read_text("utf-8").splitlines()] for n in LENGTHS}
    with open(work / "train.txt", "w", encoding="utf-8") as out:
        out.writelines(f"__label__{i % 2} {t}\n" for n in LENGTHS for i, t in enumerate(texts[n]))
    (work / "one.txt").write_text(texts["10"][0] + "\n", "utf-8")
    for n in LENGTHS:
        (work / f"many{n}.txt").write_text(("\n".join(texts[n]) + "\n") * COPIES[n], "utf-8")
    command = ["fasttext", "supervised", "-input", f"{work}/train.txt", "-output", f"{work}/model"]
    subprocess.run(command + fasttext_tool.OPTIONS, check=True, stdout=subprocess.DEVNULL)
    return {n: len(texts[n]) * COPIES[n] for n in LENGTHS}


def fasttext(work, counts):
    def seconds(name):
        return cpu_seconds(["fasttext", "predict-prob", f"{work}/model.bin", f"{work}/{name}.txt", "2"])

    loading = seconds("one")
    return {n: counts[n] / (seconds(f"many{n}") - loading) for n in LENGTHS}


def screener():
    figures = json.loads(run("-jar", jar(), *JMH))["figures"]
    return {f["words"]: f["perCpuSecond"] for f in figures if f["name"] == "score" and f["words"] in LENGTHS}


def main(rounds):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        counts = prepare(work)
        rates = {"fastText": [], "screener": []}
        for _ in range(rounds):
            rates["fastText"].append(fasttext(work, counts))
            rates["screener"].append(screener())
    print("load of the machine, one minute: %.1f on %d CPUs" % (os.getloadavg()[0], os.cpu_count()))
    for program, of_rounds in rates.items():
        for n in LENGTHS:
            values = [rate[n] for rate in of_rounds]
            print(f"{program:9} {n:>4} words {statistics.median(values):>10,.0f}/s ({min(values):,.0f} to {max(values):,.0f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
