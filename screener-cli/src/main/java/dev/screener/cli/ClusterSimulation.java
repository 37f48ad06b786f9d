package dev.screener.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.simulator.run.ClusterRun;
import dev.screener.simulator.run.Score;
import dev.screener.simulator.run.Site;
import dev.screener.simulator.run.SiteJson;
import dev.screener.simulator.traffic.Traffic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** Traffic to a running Screener, over HTTP as a site's back end would send it. */
record ClusterSimulation(IngestOptions ingest, ClusterOptions cluster) {

  Score play(Traffic traffic, long seed, LongConsumer progress)
      throws IOException, InterruptedException {
    Site site = new HttpSite(ingest.url(), ingest.token());
    return new ClusterRun(site, cluster.kafka(), cluster.prefix(), cluster.registry())
        .play(traffic, seed, progress);
  }

  private static final class HttpSite implements Site {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ACCEPTED = 202;

    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;

    HttpSite(URI address, String token) {
      this.address = address;
      this.token = token;
    }

    @Override
    public void put(Film film) throws IOException, InterruptedException {
      send(
          request("/v1/films/" + film.getFilmId())
              .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(SiteJson.of(film)))));
    }

    @Override
    public void submit(List<ReviewSubmission> reviews) throws IOException, InterruptedException {
      StringBuilder lines = new StringBuilder();
      for (ReviewSubmission review : reviews) {
        lines.append(JSON.writeValueAsString(SiteJson.of(review))).append('\n');
      }
      BatchSubmission.Result result =
          new BatchSubmission(http, address, token)
              .send(new ByteArrayInputStream(lines.toString().getBytes(UTF_8)), bytes -> {});
      if (!result.refused().isEmpty()) {
        throw new IOException("reviews were refused: " + result.refused());
      }
    }

    @Override
    public void report(ReviewReport report) throws IOException, InterruptedException {
      send(
          request(
                  "/v1/films/"
                      + report.getFilmId()
                      + "/reviews/"
                      + report.getReviewId()
                      + "/reports")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(SiteJson.of(report)))));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(address.resolve(path))
          .timeout(PATIENCE)
          .header("Authorization", "Bearer " + token)
          .header("Content-Type", "application/json");
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != ACCEPTED) {
        throw new IOException(
            answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
      }
    }
  }
}
