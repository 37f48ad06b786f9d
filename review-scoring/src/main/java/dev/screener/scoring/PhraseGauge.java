package dev.screener.scoring;

/** Calls to action, spoiler warnings and swear words, by fixed phrases in many languages. */
final class PhraseGauge implements Gauge {

  private static final Phrases CALLS = Phrases.ofKind("phrases.txt", "call-to-action");
  private static final Phrases SPOILERS = Phrases.ofKind("phrases.txt", "spoiler");
  private static final Phrases NO_SPOILERS = Phrases.ofKind("phrases.txt", "no-spoiler");
  private static final Phrases PROFANITY = new Phrases(WordList.lines("profanity.txt"));

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tally.visible == 0) {
      return;
    }
    scores.set(ContentSignal.CALL_TO_ACTION, count(CALLS, text));
    scores.set(ContentSignal.PROFANITY, count(PROFANITY, text));
    scores.set(ContentSignal.SPOILER_DECLARED, declaresSpoiler(text) ? 1 : 0);
  }

  private static int count(Phrases phrases, FoldedText text) {
    int found = 0;
    int searchFrom = 0;
    for (int i = 0; i < text.tokens; i++) {
      int start = text.tokenStart[i];
      if (start >= searchFrom) {
        int end = phrases.endOfMatch(text, start);
        if (end > 0) {
          found++;
          searchFrom = end;
        }
      }
    }
    return found;
  }

  private static boolean declaresSpoiler(FoldedText text) {
    int searchFrom = 0;
    for (int i = 0; i < text.tokens; i++) {
      int start = text.tokenStart[i];
      if (start < searchFrom) {
        continue;
      }
      int denied = NO_SPOILERS.endOfMatch(text, start);
      if (denied > 0) {
        searchFrom = denied;
      } else if (SPOILERS.endOfMatch(text, start) > 0) {
        return true;
      }
    }
    return false;
  }
}
