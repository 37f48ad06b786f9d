package dev.screener.moderation.campaign;

/** A review as it came, for the desk on paper. */
record Posted(String id, String film, String author, int rating, long time, String text) {

  Posted at(long other) {
    return new Posted(id, film, author, rating, other, text);
  }
}
