#!/usr/bin/env python3
"""bogofilter with its default settings, a text a mail. Scores are its spamicity; above 0.5 is taken as an example."""

import subprocess
import sys
import tempfile

import cuts

# More digits than it prints by default, so that near 0 and 1 texts still differ.
SETTINGS = "spamicity_formats=%0.16f, %0.16f, %0.16f\nterse_format=%1.1c %p\n"
# Its exit code tells the last mail's class; 3 and above are failures.
FAILED = 3


def mailbox(texts):
    """Each text as the body of a mail, so that all have the same head and differ in the body only."""
    head = "From a@localhost Sat Jan  1 00:00:00 2000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\n"
    bodies = (">" + text if text.startswith("From ") else text for text in texts)
    return "".join(f"{head}{body}\n\n" for body in bodies).encode()


def bogofilter(work, arguments, texts):
    command = ["bogofilter", "-c", f"{work}/settings", "-d", work, "-M", *arguments]
    done = subprocess.run(command, input=mailbox(texts), capture_output=True, check=False)
    if done.returncode >= FAILED:
        raise SystemExit(done.stderr.decode())
    return done.stdout.decode()


def main(root):
    for folder in cuts.folders(root):
        with tempfile.TemporaryDirectory() as work:
            with open(f"{work}/settings", "w", encoding="ascii") as settings:
                settings.write(SETTINGS)
            kinds, _, texts = cuts.read(folder, "train")
            for option, kind in (("-s", "1"), ("-n", "0")):
                bogofilter(work, [option], [t for k, t in zip(kinds, texts) if k == kind])
            for name in cuts.tests(folder):
                _, _, texts = cuts.read(folder, name)
                lines = bogofilter(work, ["-t"], texts).splitlines()
                if len(lines) != len(texts):
                    raise SystemExit(f"bogofilter answered {len(lines)} of {len(texts)} texts")
                scores = [float(line.split()[1]) for line in lines]
                cuts.write_scores(folder, "bogofilter", name, scores)
        print(f"bogofilter: {folder.name}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
