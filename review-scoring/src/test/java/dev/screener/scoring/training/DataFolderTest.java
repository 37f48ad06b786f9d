package dev.screener.scoring.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void rowsAreReadWithTheirLabelsAndRatings() throws IOException {
    Files.writeString(
        folder.resolve("sms_spam.jsonl"),
        "{\"id\":\"1\",\"text\":\"a \\u00e9\",\"label\":\"ham\",\"rating\":\"7\",\"more\":[1,{}]}\n\n"
            + "{\"text\":\"b\",\"label\":\"spam\",\"rating\":null}\n");

    assertThat(new DataFolder(folder).read("sms_spam"))
        .containsExactly(
            new LabelledText("sms_spam", "a é", "ham", "", 7),
            new LabelledText("sms_spam", "b", "spam", "", 0));
  }

  @Test
  void aMissingSetIsEmpty() throws IOException {
    assertThat(new DataFolder(folder).read("tubespam")).isEmpty();
  }

  @Test
  void aBrokenLineIsAnError() throws IOException {
    Files.writeString(folder.resolve("sms_spam.jsonl"), "[1]\n");

    assertThatThrownBy(() -> new DataFolder(folder).read("sms_spam"))
        .isInstanceOf(IOException.class);
  }
}
