package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReviewRow} as bytes, flat: a version byte, a byte that says which parts follow, then the
 * parts. Numbers are Kafka's varints, enums their position in the lists below, texts and lists
 * carry their length. A row of one approved review is about 35 bytes.
 */
final class ReviewRowCodec {

  private static final byte VERSION = 1;
  private static final int HAS_STANDING = 1;
  private static final int HAS_PLACE = 2;

  /**
   * Since when it stands so and how it came about, at the row's end: a program of before that part
   * reads the rest and stops.
   */
  private static final int HAS_COURSE = 4;

  /** The rating of a revision that is not shown, behind the course: for the same readers. */
  private static final int HAS_UNSHOWN_RATING = 8;

  private static final int ROOM = 256;

  // What stands on disk is the position, so these only ever grow at their ends.
  private static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.UNKNOWN,
          Outcome.APPROVED,
          Outcome.HELD,
          Outcome.REJECTED,
          Outcome.REFUSED,
          Outcome.WITHDRAWN);
  private static final List<Display> DISPLAYS =
      List.of(Display.UNKNOWN, Display.NONE, Display.FULL, Display.COLLAPSED, Display.COVERED);
  private static final List<DecidedBy> DECIDERS =
      List.of(
          DecidedBy.UNKNOWN,
          DecidedBy.POLICY,
          DecidedBy.MODERATOR,
          DecidedBy.AUTHOR,
          DecidedBy.PRIOR);
  // A bit each.
  private static final List<StandingFact> FACTS =
      List.of(
          StandingFact.REPORTED,
          StandingFact.FLAGGED,
          StandingFact.APPEALED,
          StandingFact.APPEAL_ANSWERED,
          StandingFact.HOLD_ENDED,
          StandingFact.POLICY_CHANGED);

  private ReviewRowCodec() {}

  static byte[] encode(ReviewRow row) {
    ByteBuffer out = ByteBuffer.allocate(ROOM + textBytes(row));
    Standing standing = row.standing();
    Place place = row.place();
    out.put(VERSION);
    Integer rating = row.unshownRating();
    out.put(
        (byte)
            (partsOf(standing)
                | (place == null ? 0 : HAS_PLACE)
                | (rating == null ? 0 : HAS_UNSHOWN_RATING)));
    if (standing != null) {
      out.put((byte) OUTCOMES.indexOf(standing.outcome()));
      out.put((byte) DISPLAYS.indexOf(standing.display()));
      ByteUtils.writeVarint(standing.revision(), out);
      out.put((byte) DECIDERS.indexOf(standing.decidedBy()));
      ByteUtils.writeVarlong(standing.judgedAt(), out);
      putTexts(standing.reasons(), out);
    }
    if (place != null) {
      ByteUtils.writeVarlong(place.submittedAt(), out);
      out.put((byte) place.rating());
      out.put((byte) DISPLAYS.indexOf(place.display()));
      ByteUtils.writeVarint(place.revision(), out);
    }
    out.put((byte) row.answered().size());
    row.answered().forEach(out::putLong);
    out.put((byte) row.refusals().size());
    for (Refusal refusal : row.refusals()) {
      out.putLong(refusal.submission());
      putTexts(refusal.reasons(), out);
    }
    if (standing != null && hasCourse(standing)) {
      ByteUtils.writeVarlong(standing.judgedAt() - standing.since(), out);
      ByteUtils.writeVarint(bits(standing.facts()), out);
    }
    if (rating != null) {
      out.put(rating.byteValue());
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** The row of these bytes; no bytes are the empty row. */
  static ReviewRow decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return ReviewRow.EMPTY;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new SerializationException(
          "a row of version " + version + " is newer than this program");
    }
    int parts = in.get();
    Standing standing = (parts & HAS_STANDING) == 0 ? null : standing(in);
    Place place = (parts & HAS_PLACE) == 0 ? null : place(in);
    List<Long> answered = new ArrayList<>();
    for (int left = in.get(); left > 0; left--) {
      answered.add(in.getLong());
    }
    List<Refusal> refusals = new ArrayList<>();
    for (int left = in.get(); left > 0; left--) {
      refusals.add(new Refusal(in.getLong(), texts(in)));
    }
    if (standing != null && (parts & HAS_COURSE) != 0) {
      standing = withCourse(standing, in);
    }
    Integer rating = (parts & HAS_UNSHOWN_RATING) == 0 ? null : Integer.valueOf(in.get());
    return new ReviewRow(standing, answered, refusals, place, rating);
  }

  private static int partsOf(@Nullable Standing standing) {
    return standing == null ? 0 : HAS_STANDING | (hasCourse(standing) ? HAS_COURSE : 0);
  }

  /** Most reviews are shown and stand since they were judged, so most rows do without. */
  private static boolean hasCourse(Standing standing) {
    return standing.since() != standing.judgedAt() || !standing.facts().isEmpty();
  }

  private static Standing withCourse(Standing bare, ByteBuffer in) {
    long since = bare.judgedAt() - ByteUtils.readVarlong(in);
    int bits = ByteUtils.readVarint(in);
    Set<StandingFact> facts = EnumSet.noneOf(StandingFact.class);
    for (int i = 0; i < FACTS.size(); i++) {
      if ((bits & 1 << i) != 0) {
        facts.add(FACTS.get(i));
      }
    }
    return new Standing(
        bare.outcome(),
        bare.display(),
        bare.revision(),
        bare.decidedBy(),
        bare.reasons(),
        bare.judgedAt(),
        since,
        facts);
  }

  private static int bits(Set<StandingFact> facts) {
    int bits = 0;
    for (StandingFact fact : facts) {
      bits |= 1 << FACTS.indexOf(fact);
    }
    return bits;
  }

  private static Standing standing(ByteBuffer in) {
    Outcome outcome = OUTCOMES.get(in.get());
    Display display = DISPLAYS.get(in.get());
    int revision = ByteUtils.readVarint(in);
    DecidedBy decidedBy = DECIDERS.get(in.get());
    long judgedAt = ByteUtils.readVarlong(in);
    return new Standing(outcome, display, revision, decidedBy, texts(in), judgedAt);
  }

  private static Place place(ByteBuffer in) {
    return new Place(
        ByteUtils.readVarlong(in), in.get(), DISPLAYS.get(in.get()), ByteUtils.readVarint(in));
  }

  private static void putTexts(List<String> texts, ByteBuffer out) {
    ByteUtils.writeVarint(texts.size(), out);
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      ByteUtils.writeVarint(bytes.length, out);
      out.put(bytes);
    }
  }

  private static List<String> texts(ByteBuffer in) {
    List<String> texts = new ArrayList<>();
    for (int left = ByteUtils.readVarint(in); left > 0; left--) {
      byte[] bytes = new byte[ByteUtils.readVarint(in)];
      in.get(bytes);
      texts.add(new String(bytes, UTF_8));
    }
    return texts;
  }

  /** At most: three bytes a character, five for a length. */
  private static int textBytes(ReviewRow row) {
    int most = row.standing() == null ? 0 : mostBytes(row.standing().reasons());
    for (Refusal refusal : row.refusals()) {
      most += mostBytes(refusal.reasons());
    }
    return most;
  }

  private static int mostBytes(List<String> texts) {
    return texts.stream().mapToInt(text -> 5 + 3 * text.length()).sum();
  }
}
