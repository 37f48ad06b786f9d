package dev.screener.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.simulator.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Genuine film reviews in a folder of sets, by language; the sets that are there are taken. */
final class RealTexts {

  private static final ObjectMapper JSON = new ObjectMapper();

  // Sets of film reviews that were posted on real sites and are not known to hold spam.
  private static final Map<Language, List<String>> SETS =
      Map.of(
          Language.ENGLISH,
          List.of("rt_user_short", "letterboxd_top", "imdb_acl_sample"),
          Language.KOREAN,
          List.of("nsmc_ko"));

  private RealTexts() {}

  /** In an order that follows from the seed. */
  static Map<Language, List<String>> in(Path folder, long seed) {
    Map<Language, List<String>> texts = new EnumMap<>(Language.class);
    SETS.forEach(
        (language, sets) -> {
          List<String> found = new ArrayList<>();
          sets.forEach(set -> found.addAll(texts(folder.resolve(set + ".jsonl"))));
          Collections.shuffle(found, new Random(seed));
          texts.put(language, found);
        });
    return texts;
  }

  private static List<String> texts(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        JsonNode row = JSON.readTree(line);
        String text = row.path("text").asText("").strip();
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    return texts;
  }
}
