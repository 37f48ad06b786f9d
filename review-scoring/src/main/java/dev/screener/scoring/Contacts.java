package dev.screener.scoring;

import java.util.List;
import java.util.Set;

/** Recognises addresses by their form: links, domains, mail addresses and account names. */
final class Contacts {

  // Endings that are no everyday word; a missing space after a full stop must not make a domain.
  private static final Set<String> STRONG_ENDINGS =
      Set.of(
          "com", "net", "org", "info", "biz", "ru", "su", "uk", "fr", "pl", "ua", "kr", "jp", "cn",
          "vn", "br", "eu", "xyz", "top", "club", "online", "site", "shop", "store", "app", "dev",
          "io", "tv", "gg", "ly", "co", "cc", "link", "click", "vip", "loan", "edu", "gov", "рф");

  private static final Set<String> WEAK_ENDINGS =
      Set.of(
          "me", "to", "it", "in", "is", "so", "us", "at", "be", "my", "ai", "de", "es", "nl", "pro",
          "live", "win", "bid", "la", "ws", "fm", "im", "id", "pe", "pw", "tk", "am");

  private static final int LONGEST_ENDING = 6;
  // Longer ones are cut, so that a hostile text is not scanned over and over.
  private static final int LONGEST = 400;
  private static final int SHORTEST_HANDLE = 3;

  private Contacts() {}

  /** The token kind of the contact that is the given stretch, or 0. */
  static byte kindAt(int[] staged, int start, int end) {
    int at = -1;
    int dot = -1;
    int slash = -1;
    int colon = -1;
    for (int i = start; i < end; i++) {
      int c = TextFolding.codePoint(staged[i]);
      if (c == '@' && at < 0) {
        at = i;
      } else if (c == '.' && slash < 0) {
        dot = i;
      } else if (c == '/' && slash < 0) {
        slash = i;
      } else if (c == ':' && colon < 0) {
        colon = i;
      }
    }
    if (at == start) {
      return end - start > SHORTEST_HANDLE && isNamePart(staged[start + 1]) ? FoldedText.HANDLE : 0;
    }
    if (colon > start
        && colon + 3 < end
        && isAt(staged, end, colon + 1, '/')
        && isAt(staged, end, colon + 2, '/')) {
      return FoldedText.LINK;
    }
    if (dot < 0) {
      return 0;
    }
    if (at > start && dot > at + 1 && endingLength(staged, dot, end) >= 2) {
      return FoldedText.MAIL;
    }
    boolean www =
        isAt(staged, end, start, 'w') && isAt(staged, end, start + 1, 'w') && dot - start >= 3;
    if (www && isAt(staged, end, start + 2, 'w') && isAt(staged, end, start + 3, '.')) {
      return FoldedText.LINK;
    }
    return domainKind(staged, start, dot, slash, end);
  }

  private static byte domainKind(int[] staged, int start, int dot, int slash, int end) {
    int letters = endingLength(staged, dot, end);
    if (letters < 2 || letters > LONGEST_ENDING || dot == start) {
      return 0;
    }
    int afterEnding = dot + 1 + letters;
    boolean boundary =
        afterEnding == end || slash == afterEnding || isAt(staged, end, afterEnding, ':');
    boolean newSentence =
        (staged[dot + 1] & TextFolding.UPPER_BIT) != 0
            && (staged[dot + 2] & TextFolding.UPPER_BIT) == 0;
    if (!boundary || newSentence || !isNamePart(staged[dot - 1])) {
      return 0;
    }
    String ending = ending(staged, dot, letters);
    boolean path = slash == afterEnding && slash + 1 < end;
    if (STRONG_ENDINGS.contains(ending)) {
      return path ? FoldedText.LINK : FoldedText.DOMAIN;
    }
    return path && WEAK_ENDINGS.contains(ending) ? FoldedText.LINK : 0;
  }

  static List<String> strongEndings() {
    return List.copyOf(STRONG_ENDINGS);
  }

  /** Where the run of characters that an address may be made of ends, closing marks left out. */
  static int endOf(int[] staged, int start, int limit) {
    int end = start;
    int farthest = Math.min(limit, start + LONGEST);
    while (end < farthest && isPart(staged[end])) {
      end++;
    }
    while (end > start + 1 && isClosing(TextFolding.codePoint(staged[end - 1]))) {
      end--;
    }
    return end;
  }

  private static boolean isPart(int packed) {
    return switch (TextFolding.characterClass(packed)) {
      case CodePoints.LETTER, CodePoints.DIGIT -> (packed & TextFolding.DENSE_BIT) == 0;
      case CodePoints.PUNCTUATION, CodePoints.SYMBOL ->
          isAddressSign(TextFolding.codePoint(packed));
      default -> false;
    };
  }

  private static boolean isAddressSign(int c) {
    return switch (c) {
      case '.', ':', '/', '@', '-', '_', '?', '=', '&', '%', '#', '+', '~' -> true;
      default -> false;
    };
  }

  private static boolean isClosing(int c) {
    return c == '.' || c == ':' || c == '?' || c == '-' || c == '&';
  }

  private static boolean isAt(int[] staged, int end, int i, int c) {
    return i < end && TextFolding.codePoint(staged[i]) == c;
  }

  private static boolean isNamePart(int packed) {
    int characterClass = TextFolding.characterClass(packed);
    return characterClass == CodePoints.LETTER
        || characterClass == CodePoints.DIGIT
        || TextFolding.codePoint(packed) == '_';
  }

  private static int endingLength(int[] staged, int dot, int end) {
    int i = dot + 1;
    while (i < end && TextFolding.characterClass(staged[i]) == CodePoints.LETTER) {
      i++;
    }
    return i - dot - 1;
  }

  private static String ending(int[] staged, int dot, int letters) {
    StringBuilder ending = new StringBuilder(letters);
    for (int i = 1; i <= letters; i++) {
      ending.appendCodePoint(TextFolding.codePoint(staged[dot + i]));
    }
    return ending.toString();
  }
}
