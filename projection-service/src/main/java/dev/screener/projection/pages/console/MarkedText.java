package dev.screener.projection.pages.console;

import dev.screener.projection.moderation.Cases.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text cut where the spans begin and end that speak for a head. */
final class MarkedText {

  /** Of the strongest span's weight; what speaks more weakly is in nearly every text. */
  private static final float WORTH_MARKING = 0.4f;

  private MarkedText() {}

  /**
   * A piece of the text.
   *
   * @param head what it speaks for; null for a piece that speaks for nothing
   */
  record Part(String text, @Nullable String head) {}

  /**
   * Where spans overlap, the stronger one counts, then the first. Left out are weak spans, and
   * those that cut a character in two or lie outside.
   *
   * @param blind marks nothing
   */
  static List<Part> of(String text, List<Span> spans, boolean inTitle, boolean blind) {
    List<Span> strongest = new ArrayList<>(blind ? List.of() : spans);
    strongest.sort(Comparator.comparing(Span::weight).reversed());
    List<Span> chosen = new ArrayList<>();
    float least = strongest.isEmpty() ? 0 : WORTH_MARKING * strongest.get(0).weight();
    for (Span span : strongest) {
      if (span.weight() < least) {
        break;
      }
      boolean fits = span.inTitle() == inTitle && isWhole(text, span);
      if (fits && chosen.stream().noneMatch(other -> overlap(span, other))) {
        chosen.add(span);
      }
    }
    chosen.sort(Comparator.comparingInt(Span::from));
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (Span span : chosen) {
      if (span.from() > at) {
        parts.add(new Part(text.substring(at, span.from()), null));
      }
      parts.add(new Part(text.substring(span.from(), span.to()), span.head()));
      at = span.to();
    }
    if (at < text.length()) {
      parts.add(new Part(text.substring(at), null));
    }
    return parts;
  }

  private static boolean isWhole(String text, Span span) {
    return span.from() >= 0
        && span.from() < span.to()
        && span.to() <= text.length()
        && !splits(text, span.from())
        && !splits(text, span.to());
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static boolean overlap(Span one, Span other) {
    return one.from() < other.to() && other.from() < one.to();
  }
}
