package dev.screener.tests.faults;

import static dev.screener.tests.faults.Findings.Guarantee.FILM_VIEW;
import static dev.screener.tests.faults.Findings.Guarantee.QUEUE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.topics.Ids;
import dev.screener.tests.faults.ReferenceModel.Fate;
import dev.screener.tests.faults.ReferenceModel.Write;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each film must show, counted anew from the log, against what is told over HTTP. */
final class FilmFigures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Logs logs;
  private final ReferenceModel model;
  private final Map<String, ReviewVerdict> newest;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  FilmFigures(Logs logs, ReferenceModel model) {
    this.logs = logs;
    this.model = model;
    this.newest = Standing.newest(logs.verdicts());
  }

  /** Asks one instance for everything; whichever keeps a film answers through it. */
  Findings check(String url) throws IOException, InterruptedException {
    Findings findings = new Findings();
    Set<String> films = new TreeSet<>();
    newest.keySet().forEach(review -> films.add(Ids.filmOf(review)));
    for (String film : films) {
      List<ApprovedReview> shown = shown(film);
      String expected = figures(film, shown);
      String told = told(get(url, "/v1/films/" + film, FaultCluster.SITE));
      findings.check(
          expected.equals(told), FILM_VIEW, film + " must tell " + expected + ", tells " + told);
      List<String> list = shown.stream().map(FilmFigures::line).toList();
      List<String> toldList = toldList(url, film);
      findings.check(
          list.equals(toldList),
          FILM_VIEW,
          film
              + " must list "
              + list.size()
              + " reviews, lists "
              + toldList.size()
              + difference(list, toldList));
    }
    int jobs =
        get(url, "/v1/moderation/queue?limit=1", FaultCluster.MODERATOR)
            .path("waiting")
            .path("jobs")
            .asInt(-1);
    findings.check(
        jobs == logs.queue().size(),
        QUEUE,
        "the moderation view tells " + jobs + " jobs of " + logs.queue().size());
    return findings;
  }

  private List<ApprovedReview> shown(String film) {
    return logs.approved().entrySet().stream()
        .filter(entry -> Ids.filmOf(entry.getKey()).equals(film))
        .map(Map.Entry::getValue)
        .sorted(
            // What was written within one millisecond goes by its id, which lists turn round, too.
            Comparator.comparing(ApprovedReview::getSubmittedAt)
                .thenComparing(ApprovedReview::getReviewId)
                .reversed())
        .toList();
  }

  private String figures(String film, List<ApprovedReview> shown) {
    Map<Integer, Integer> histogram = new TreeMap<>();
    long sum = 0;
    for (ApprovedReview review : shown) {
      if (review.getRating() != null) {
        histogram.merge(review.getRating(), 1, Integer::sum);
        sum += review.getRating();
      }
    }
    int ratings = histogram.values().stream().mapToInt(Integer::intValue).sum();
    long rawSum = 0;
    int raw = 0;
    int held = 0;
    int rejected = 0;
    for (Map.Entry<String, ReviewVerdict> entry : newest.entrySet()) {
      Write write = model.last().get(entry.getKey());
      if (Ids.filmOf(entry.getKey()).equals(film)
          && write != null
          && write.fate() == Fate.REVISION) {
        held += entry.getValue().getOutcome() == Outcome.HELD ? 1 : 0;
        rejected += entry.getValue().getOutcome() == Outcome.REJECTED ? 1 : 0;
        if (write.submission().getRating() != null) {
          raw++;
          rawSum += write.submission().getRating();
        }
      }
    }
    return figures(
        shown.size(),
        ratings,
        mean(sum, ratings),
        histogram,
        raw,
        mean(rawSum, raw),
        held,
        rejected);
  }

  private static String told(JsonNode film) {
    Map<Integer, Integer> histogram = new TreeMap<>();
    film.path("histogram")
        .fields()
        .forEachRemaining(
            bar -> {
              if (bar.getValue().asInt() != 0) {
                histogram.put(Integer.valueOf(bar.getKey()), bar.getValue().asInt());
              }
            });
    int ratings = film.path("ratingCount").asInt();
    int raw = film.path("rawRatingCount").asInt();
    return figures(
        film.path("reviewCount").asInt(),
        ratings,
        film.path("mean").asDouble(),
        histogram,
        raw,
        film.path("rawMean").asDouble(),
        film.path("held").path("count").asInt(),
        film.path("rejectedCount").asInt());
  }

  /** As it is told: to two decimals. */
  private static double mean(long sum, int of) {
    return of == 0 ? 0 : Math.round(sum * 100.0 / of) / 100.0;
  }

  private static String figures(
      int reviews,
      int ratings,
      double mean,
      Map<Integer, Integer> histogram,
      int raw,
      double rawMean,
      int held,
      int rejected) {
    return "reviews "
        + reviews
        + " ratings "
        + ratings
        + " mean "
        + mean
        + ' '
        + histogram
        + " of all "
        + raw
        + " mean "
        + rawMean
        + " held "
        + held
        + " rejected "
        + rejected;
  }

  private List<String> toldList(String url, String film) throws IOException, InterruptedException {
    List<String> list = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          get(
              url,
              "/v1/films/" + film + "/reviews?sort=newest&limit=100" + cursor,
              FaultCluster.SITE);
      page.path("reviews")
          .forEach(
              review ->
                  list.add(
                      review.path("reviewId").asText()
                          + ' '
                          + review.path("revision").asInt()
                          + ' '
                          + review.path("rating").asInt()));
      cursor =
          page.hasNonNull("next")
              ? "&cursor=" + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8)
              : "";
    } while (!cursor.isEmpty());
    return list;
  }

  private static String line(ApprovedReview review) {
    int rating = review.getRating() == null ? 0 : review.getRating();
    return review.getReviewId() + ' ' + review.getRevision() + ' ' + rating;
  }

  private static String difference(List<String> expected, List<String> told) {
    for (int i = 0; i < Math.min(expected.size(), told.size()); i++) {
      if (!expected.get(i).equals(told.get(i))) {
        return "; at " + i + " must be " + expected.get(i) + ", is " + told.get(i);
      }
    }
    return "";
  }

  private JsonNode get(String url, String path, String token)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
