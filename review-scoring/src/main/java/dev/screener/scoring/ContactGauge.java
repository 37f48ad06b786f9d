package dev.screener.scoring;

/** Ways to reach somebody, and money: links, domains, mail, telephones, handles, amounts. */
final class ContactGauge implements Gauge {

  private static final int SHORTEST_PHONE = 9;
  private static final int SHORTEST_PHONE_WITH_PLUS = 8;
  private static final int LONGEST_PHONE = 15;
  private static final int SHORTEST_GROUP = 2;
  private static final int LEAST_DIFFERENT_DIGITS = 4;

  private static final WordList CURRENCIES = WordList.read("currencies.txt");
  private static final WordList DOTS = WordList.read("dots.txt");
  private static final WordList ENDINGS = WordList.of(Contacts.strongEndings());

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tally.visible == 0) {
      return;
    }
    int links = 0;
    int domains = 0;
    int mails = 0;
    int handles = 0;
    int money = 0;
    for (int i = 0; i < text.tokens; i++) {
      switch (text.tokenKind[i]) {
        case FoldedText.LINK -> links++;
        case FoldedText.DOMAIN -> domains++;
        case FoldedText.MAIL -> mails++;
        case FoldedText.HANDLE -> handles++;
        case FoldedText.NUMBER -> money += isMoney(text, i) ? 1 : 0;
        default -> domains += isSpelledDomain(text, i) ? 1 : 0;
      }
    }
    int phones = text.tally.digits < SHORTEST_PHONE_WITH_PLUS ? 0 : phones(text);
    scores.set(ContentSignal.LINKS, links);
    scores.set(ContentSignal.DOMAINS, domains);
    scores.set(ContentSignal.MAIL_ADDRESSES, mails);
    scores.set(ContentSignal.HANDLES, handles);
    scores.set(ContentSignal.PHONE_NUMBERS, phones);
    scores.set(ContentSignal.MONEY, money);
    scores.set(ContentSignal.CONTACTS, links + domains + mails + handles + phones);
  }

  /** "example dot com". */
  private static boolean isSpelledDomain(FoldedText text, int token) {
    return token > 0
        && token + 1 < text.tokens
        && text.tokenKind[token] == FoldedText.WORD
        && DOTS.contains(text.tokenHash[token])
        && ENDINGS.contains(text.tokenHash[token + 1]);
  }

  private static boolean isMoney(FoldedText text, int token) {
    int before = text.tokenStart[token] - 1;
    int after = text.tokenEnd[token];
    if (before >= 0 && isCurrencySign(text.folded[before])) {
      return true;
    }
    int afterSpace = after < text.length && text.folded[after] == ' ' ? after + 1 : after;
    if (afterSpace < text.length && isCurrencySign(text.folded[afterSpace])) {
      return true;
    }
    return token + 1 < text.tokens
        && text.tokenStart[token + 1] - after <= 1
        && CURRENCIES.contains(text.tokenHash[token + 1]);
  }

  private static boolean isCurrencySign(int c) {
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
  }

  private static int phones(FoldedText text) {
    int found = 0;
    int i = 0;
    while (i < text.length) {
      if (isDigit(text.folded[i])) {
        int end = endOfDigitGroups(text, i);
        found += isPhone(text, i, end) ? 1 : 0;
        i = end;
      } else {
        i++;
      }
    }
    return found;
  }

  /** Groups of digits with one or two separators between them. */
  private static int endOfDigitGroups(FoldedText text, int start) {
    int end = start;
    int i = start;
    while (i < text.length) {
      while (i < text.length && isDigit(text.folded[i])) {
        i++;
      }
      end = i;
      int separators = 0;
      while (i < text.length && separators < 2 && isSeparator(text.folded[i])) {
        i++;
        separators++;
      }
      boolean goesOn =
          separators > 0
              && i + SHORTEST_GROUP <= text.length
              && isDigit(text.folded[i])
              && isDigit(text.folded[i + 1]);
      if (!goesOn) {
        return end;
      }
    }
    return end;
  }

  private static boolean isPhone(FoldedText text, int start, int end) {
    int digits = 0;
    int different = 0;
    for (int i = start; i < end; i++) {
      if (isDigit(text.folded[i])) {
        digits++;
        different |= 1 << (text.folded[i] - '0');
      }
    }
    boolean plus = start > 0 && text.folded[start - 1] == '+';
    int shortest = plus ? SHORTEST_PHONE_WITH_PLUS : SHORTEST_PHONE;
    return digits >= shortest
        && digits <= LONGEST_PHONE
        && Integer.bitCount(different) >= LEAST_DIFFERENT_DIGITS;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(int c) {
    return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')';
  }
}
