package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.screener.projection.moderation.ModerationNumbers;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/moderation/stats}: what happened by the minute, and the eight numbers. */
final class FiguresEndpoint {

  private static final int DEFAULT_MINUTES = 60;
  private static final int MOST_MINUTES = 1_440;

  private final ModerationNumbers numbers;
  private final Reads reads;

  FiguresEndpoint(ReadSide side, Reads reads) {
    this.numbers = side.moderation().numbers();
    this.reads = reads;
  }

  record FiguresBody(List<NumberBody> numbers, List<MinuteBody> series) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NumberBody(
      String key,
      String title,
      String definition,
      String unit,
      // That nothing is known yet is said, not left out.
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String whyUnknown,
      Map<String, Double> parts) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MinuteBody(
      Instant minute,
      @JsonProperty("in") long in,
      long out,
      long verdicts,
      Map<String, Long> byOutcome,
      Map<String, Long> topReasons,
      @Nullable Long millisToVerdictP99) {}

  void read(RoutingContext context) {
    reads.answer(
        context,
        () -> figures(new Parameters(context).number("minutes", 1, MOST_MINUTES, DEFAULT_MINUTES)));
  }

  private Answer figures(int minutes) {
    return Answer.json(
            new FiguresBody(
                numbers.numbers().stream().map(FiguresEndpoint::body).toList(),
                numbers.series(minutes).stream().map(FiguresEndpoint::body).toList()))
        .with("Cache-Control", "no-store");
  }

  private static NumberBody body(ModerationNumbers.KeyNumber number) {
    return new NumberBody(
        number.key(),
        number.title(),
        number.definition(),
        number.unit(),
        number.value(),
        number.low(),
        number.high(),
        number.whyUnknown(),
        number.parts());
  }

  private static MinuteBody body(ModerationNumbers.Minute minute) {
    return new MinuteBody(
        minute.minute(),
        minute.in(),
        minute.out(),
        minute.verdicts(),
        minute.byOutcome(),
        minute.topReasons(),
        minute.millisToVerdictP99());
  }
}
