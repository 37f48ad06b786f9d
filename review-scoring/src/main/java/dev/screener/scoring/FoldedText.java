package dev.screener.scoring;

import java.util.Arrays;

/**
 * The one view of a text that all signals share: its folded characters, the words in them, and what
 * had to be folded. A reusable buffer; a thread keeps its own.
 */
final class FoldedText {

  /** A word of an alphabet or of Hangul. */
  static final byte WORD = 1;

  /** Two neighbouring characters of a script without spaces; they overlap. */
  static final byte PAIR = 2;

  static final byte NUMBER = 3;
  static final byte EMOJI = 4;
  static final byte LINK = 5;
  static final byte DOMAIN = 6;
  static final byte MAIL = 7;
  static final byte HANDLE = 8;

  /** Token flag: all its letters are capitals, and there are at least two. */
  static final byte CAPITALS = 1;

  /** Token flag: folding changed more than case and accents. */
  static final byte DISGUISED = 2;

  /** Token flag: it holds alphabets that no language mixes in a word. */
  static final byte MIXED_SCRIPTS = 4;

  // A rare huge text should not pin its buffers for the life of the thread.
  private static final int KEEP = 1 << 16;

  char[] raw = new char[2048];
  int rawLength;

  int[] folded = new int[2048];

  /** For each folded character the index in {@code raw} of the character that it came from. */
  int[] origin = new int[2048];

  int length;

  /** Whether all folded characters are ASCII, as they are in most texts. */
  boolean ascii;

  int tokens;
  int[] tokenStart = new int[512];
  int[] tokenEnd = new int[512];
  long[] tokenHash = new long[512];
  byte[] tokenKind = new byte[512];
  byte[] tokenFlags = new byte[512];

  final Tally tally = new Tally();

  void clear() {
    if (folded.length > KEEP) {
      raw = new char[2048];
      folded = new int[2048];
      origin = new int[2048];
      tokenStart = new int[512];
      tokenEnd = new int[512];
      tokenHash = new long[512];
      tokenKind = new byte[512];
      tokenFlags = new byte[512];
    }
    rawLength = 0;
    length = 0;
    tokens = 0;
    tally.clear();
  }

  void ensureRaw(int capacity) {
    if (raw.length < capacity) {
      raw = new char[capacity];
    }
  }

  void ensureFolded(int capacity) {
    if (folded.length < capacity) {
      int larger = Math.max(capacity, folded.length * 2);
      folded = Arrays.copyOf(folded, larger);
      origin = Arrays.copyOf(origin, larger);
    }
  }

  void addToken(byte kind, int start, int end, long hash, int flags) {
    if (tokens == tokenStart.length) {
      int larger = tokens * 2;
      tokenStart = Arrays.copyOf(tokenStart, larger);
      tokenEnd = Arrays.copyOf(tokenEnd, larger);
      tokenHash = Arrays.copyOf(tokenHash, larger);
      tokenKind = Arrays.copyOf(tokenKind, larger);
      tokenFlags = Arrays.copyOf(tokenFlags, larger);
    }
    tokenStart[tokens] = start;
    tokenEnd[tokens] = end;
    tokenHash[tokens] = hash;
    tokenKind[tokens] = kind;
    tokenFlags[tokens] = (byte) flags;
    tokens++;
  }

  boolean isContact(int token) {
    return tokenKind[token] >= LINK;
  }

  /** The folded text, for tests and explanations. */
  String asString() {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(folded[i]);
    }
    return text.toString();
  }

  String tokenText(int token) {
    StringBuilder text = new StringBuilder();
    for (int i = tokenStart[token]; i < tokenEnd[token]; i++) {
      text.appendCodePoint(folded[i]);
    }
    return text.toString();
  }

  static long hashStep(long hash, int codePoint) {
    long mixed = (hash ^ codePoint) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }

  static final long HASH_START = 0x5851F42D4C957F2DL;
}
