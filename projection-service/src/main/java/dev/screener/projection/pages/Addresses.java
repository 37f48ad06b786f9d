package dev.screener.projection.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where links lead. */
final class Addresses {

  private Addresses() {}

  /** Films found by a search, or all, in some order; what is as by default is left out. */
  static String films(String search, FilmOrder order, @Nullable String cursor) {
    StringJoiner query = new StringJoiner("&", "/?", "#films").setEmptyValue("/#films");
    if (!search.isEmpty()) {
      query.add("q=" + encode(search));
    }
    if (order != FilmOrder.TITLE) {
      query.add("sort=" + order.parameter());
    }
    if (cursor != null) {
      query.add("cursor=" + encode(cursor));
    }
    return query.toString();
  }

  static String film(String filmId) {
    return "/films/" + encode(filmId);
  }

  /** A film's reviews in some order; what is as by default is left out of the address. */
  static String reviews(
      String filmId, ReviewOrder order, @Nullable Integer rating, @Nullable String cursor) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (order != ReviewOrder.NEWEST) {
      query.add("sort=" + order.parameter());
    }
    if (rating != null) {
      query.add("rating=" + rating);
    }
    if (cursor != null) {
      query.add("cursor=" + encode(cursor));
    }
    return film(filmId) + query + "#reviews";
  }

  static String review(String filmId, String reviewId) {
    return film(filmId) + "#review-" + encode(reviewId);
  }

  /** The host of an address on the web; null for what must not become a link. */
  static @Nullable String host(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
        return null;
      }
      return host.startsWith("www.") ? host.substring("www.".length()) : host;
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
