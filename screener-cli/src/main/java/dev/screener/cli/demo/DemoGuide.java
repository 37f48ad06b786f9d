package dev.screener.cli.demo;

import dev.screener.cli.tokens.Tokens;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What to look at once the demo runs. */
final class DemoGuide {
  private static final String FILM = "nine-minutes-to-osaka";
  private static final String KEPT_OUT = "nine-minutes-to-osaka-10";

  private final DemoPorts ports;
  private final Tokens tokens;
  private final Path directory;

  DemoGuide(DemoPorts ports, Tokens tokens, Path directory) {
    this.ports = ports;
    this.tokens = tokens;
    this.directory = directory;
  }

  void print(PrintWriter out) {
    String review = ports.readUrl() + DemoHttp.reviewPath(FILM, KEPT_OUT);
    out.printf(
        """

        Screener is running.

          Films                  %s/
          A film's page          %s/films/%s
          Moderation             %s/moderation  (sign in with the moderator's token)
          Submit a review        curl -H "Authorization: Bearer %s" -H "Content-Type: application/json" \\
                                   -d '{"authorId": "me", "rating": 8, "text": "The tea trolley deserves a sequel."}' \\
                                   %s/v1/films/%s/reviews
          Why one was kept out   curl %s
          The same on the topic  ./screener tail reviews.verdicts --from beginning --bootstrap-server %s:%d

          Other commands         . %s    (in another terminal; they then find this demo, as its admin)

          Tokens (also in %s)
            admin      %s
            moderator  %s
            site       %s

        Ctrl-C ends it. Data stay in %s; delete it to begin anew.
        """,
        ports.readUrl(),
        ports.readUrl(),
        FILM,
        ports.readUrl(),
        tokens.site(),
        ports.ingestUrl(),
        FILM,
        review,
        DemoPorts.HOST,
        ports.broker(),
        Tokens.environmentFile(directory),
        Tokens.tokensFile(directory),
        tokens.admin(),
        tokens.moderator(),
        tokens.site(),
        directory);
    out.flush();
  }
}
