package dev.screener.benchmarks.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that scoring is measured with, for others to read: {@code
 * benchmarks/yardsticks/speed.py} gives them to other programs.
 */
public final class SampleTexts {

  private SampleTexts() {}

  /**
   * {@code FOLDER WORDS…} writes the texts of so many words, one a line, to {@code
   * FOLDER/WORDS.txt}.
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: SampleTexts FOLDER WORDS…");
      System.exit(2);
    }
    List<String> arguments = List.of(args);
    for (String words : arguments.subList(1, arguments.size())) {
      List<String> lines =
          Arrays.stream(SampleReviews.texts(Integer.parseInt(words)))
              .map(review -> String.valueOf(review.text()).replace('\n', ' '))
              .toList();
      Files.write(Path.of(arguments.get(0)).resolve(words + ".txt"), lines);
    }
  }
}
