package dev.screener.scoring;

/** Calls to action, spoiler warnings and swear words, by fixed phrases in many languages. */
final class PhraseGauge implements Gauge {

  private static final Phrases CALLS = Phrases.ofKind("phrases.txt", "call-to-action");
  private static final Phrases SPOILERS = Phrases.ofKind("phrases.txt", "spoiler");
  private static final Phrases NO_SPOILERS = Phrases.ofKind("phrases.txt", "no-spoiler");
  private static final Phrases PROFANITY = new Phrases(WordList.lines("profanity.txt"));
  private static final Phrases ALL = Phrases.all("phrases.txt", WordList.lines("profanity.txt"));

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tally.visible == 0) {
      return;
    }
    int calls = 0;
    int callEnd = 0;
    int swearing = 0;
    int swearingEnd = 0;
    boolean spoiler = false;
    int deniedEnd = 0;
    for (int i = 0; i < text.tokens; i++) {
      int start = text.tokenStart[i];
      if (ALL.endOfMatch(text, start) < 0) {
        continue;
      }
      int end = start >= callEnd ? CALLS.endOfMatch(text, start) : 0;
      if (end > 0) {
        calls++;
        callEnd = end;
      }
      end = start >= swearingEnd ? PROFANITY.endOfMatch(text, start) : 0;
      if (end > 0) {
        swearing++;
        swearingEnd = end;
      }
      if (!spoiler && start >= deniedEnd) {
        int denied = NO_SPOILERS.endOfMatch(text, start);
        deniedEnd = Math.max(deniedEnd, denied);
        spoiler = denied <= 0 && SPOILERS.endOfMatch(text, start) > 0;
      }
    }
    scores.set(ContentSignal.CALL_TO_ACTION, calls);
    scores.set(ContentSignal.PROFANITY, swearing);
    scores.set(ContentSignal.SPOILER_DECLARED, spoiler ? 1 : 0);
  }
}
