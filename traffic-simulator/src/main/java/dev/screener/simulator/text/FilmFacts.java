package dev.screener.simulator.text;

import java.util.List;

/** What a review can name of its film. */
public record FilmFacts(String title, List<String> people) {

  String person(int index) {
    return people.isEmpty() ? title : people.get(Math.floorMod(index, people.size()));
  }
}
