package dev.screener.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.training.Audience;
import dev.screener.scoring.training.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutTest {

  private static final List<String> VIDEOS = List.of("Psy", "Other", "Third");
  private static final int COMMENTS = 60;

  @TempDir private Path data;

  @Test
  void noTextStandsOnBothSidesOfACut() throws IOException {
    for (Cut cut : cuts()) {
      assertThat(cut.learn())
          .extracting(LabelledText::text)
          .isNotEmpty()
          .doesNotContainAnyElementsOf(cut.test().stream().map(LabelledText::text).toList());
    }
  }

  @Test
  void everyCommentIsTestedOnceInTheFoldsAndOnceInTheVideos() throws IOException {
    List<Cut> cuts = cuts();

    for (String kind : List.of("tubespam-fold-", "tubespam-video-")) {
      long tested =
          cuts.stream()
              .filter(cut -> cut.name().startsWith(kind))
              .mapToLong(cut -> cut.test().size())
              .sum();
      assertThat(tested).isEqualTo(2L * COMMENTS);
    }
  }

  @Test
  void aTextIsBroughtOntoOneLineThatUtf8CanHold() {
    assertThat(Cut.onOneLine(" a\tb\r\nc\u2028d\u0085e \uD800 ")).isEqualTo("a b c d e ?");
  }

  /** Each comment stands under two videos. */
  private List<Cut> cuts() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2 * COMMENTS; i++) {
      int comment = i % COMMENTS;
      lines.append(
          "{\"text\": \"comment number %d of them all\", \"label\": \"%s\", \"film\": \"%s\"}%n"
              .formatted(
                  comment * 7919,
                  comment % 2 == 0 ? "spam" : "ham",
                  VIDEOS.get((comment + i / COMMENTS) % VIDEOS.size())));
    }
    Files.writeString(data.resolve("tubespam.jsonl"), lines);
    return Cut.all(new DevCut(data, 1, Audience.LOCAL));
  }
}
