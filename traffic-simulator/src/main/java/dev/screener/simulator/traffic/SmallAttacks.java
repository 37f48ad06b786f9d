package dev.screener.simulator.traffic;

import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.simulator.text.Language;
import dev.screener.simulator.text.Mutation;
import dev.screener.simulator.text.ReviewWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The attacks that a few lines each describe. */
final class SmallAttacks {

  private static final int FLOOD = 500;
  private static final int FARM_ACCOUNTS = 600;
  private static final int FARM_FILMS = 200;
  private static final int FARM_OLD_REVIEWS = 3;
  private static final int LINKS = 1_000;
  private static final int COPIES = 500;
  private static final int ORIGINALS = 20;
  private static final int WORTH_COPYING = 150;
  private static final int ABUSED = 100;
  private static final int ABUSERS = 300;
  private static final int REPORTS_EACH = 5;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NIGHT = Duration.ofHours(6);

  private static final List<String> LURES =
      List.of(
          "Watch " + Mutation.TITLE + " in full HD for free: https://%s.example.com/watch",
          Mutation.TITLE + " full movie here > www.%s.example.com",
          "Download " + Mutation.TITLE + " without registration %s.example.com/get",
          "I found the whole film at https://%s.example.com, no ads, enjoy!",
          "Best streaming site: %s.example.com. Click and watch " + Mutation.TITLE + " now");

  private static final List<ReportKind> LIES =
      List.of(ReportKind.SPAM, ReportKind.ABUSE, ReportKind.OFF_TOPIC, ReportKind.ILLEGAL);

  private SmallAttacks() {}

  /** One author, a new text every few seconds for an hour. */
  static Attack flood(String name) {
    return stage -> {
      Cast cast = new Cast(stage, name);
      ReviewWriter writer = ReviewWriter.in(Language.ENGLISH);
      Instant from = stage.settings().after(0.5);
      Author author = cast.hired(from, 5, 6);
      for (FilmShelf.Entry film : cast.films(stage.settings().sized(FLOOD))) {
        Instant at = Draws.within(from, stage.settings().atMost(HOUR), cast.random);
        String text = writer.sentences(1, film.facts(), cast.random);
        cast.attack(author, film, at, cast.random.nextInt(1, 11), text);
      }
      return cast.inOrder();
    };
  }

  /** Accounts years old with good reviews behind them, all used for one template in one night. */
  static Attack agedFarm(String name) {
    return stage -> {
      Cast cast = new Cast(stage, name);
      List<String> variants = TemplateSwarm.variants(cast.random);
      List<FilmShelf.Entry> films = cast.films(stage.settings().sized(FARM_FILMS));
      int accounts = stage.settings().sized(FARM_ACCOUNTS);
      for (int i = 0; i < accounts; i++) {
        Instant at =
            Draws.within(stage.settings().after(0.6), stage.settings().atMost(NIGHT), cast.random);
        Author author = cast.hired(at, 400, 2_000);
        for (FilmShelf.Entry old : cast.films(FARM_OLD_REVIEWS)) {
          Duration ago = Duration.ofDays(cast.random.nextInt(10, 300));
          cast.imported(author, old, stage.settings().begin().minus(ago));
        }
        FilmShelf.Entry film = films.get(i % films.size());
        String text = variants.get(cast.random.nextInt(variants.size()));
        cast.attack(author, film, at, 10, text.replace(Mutation.TITLE, film.film().getTitle()));
      }
      return cast.inOrder();
    };
  }

  /** Advertisements with addresses, from new accounts. */
  static Attack linkSpam(String name) {
    return stage -> {
      Cast cast = new Cast(stage, name);
      for (FilmShelf.Entry film : cast.films(stage.settings().sized(LINKS))) {
        Instant at =
            Draws.within(stage.settings().after(0.4), stage.settings().atMost(NIGHT), cast.random);
        String site = "films-" + Integer.toString(cast.random.nextInt(1_000_000), 36);
        String lure = LURES.get(cast.random.nextInt(LURES.size()));
        String text = String.format(lure, site).replace(Mutation.TITLE, film.film().getTitle());
        cast.attack(cast.hired(at, 0, 10), film, at, cast.random.nextInt(7, 11), text);
      }
      return cast.inOrder();
    };
  }

  /** Popular reviews of others, word by word under further films. */
  static Attack copycat(String name) {
    return stage -> {
      Cast cast = new Cast(stage, name);
      List<String> originals = new ArrayList<>();
      Instant before = stage.settings().after(0.2);
      while (originals.size() < ORIGINALS) {
        FilmShelf.Entry film = cast.film(originals.size());
        Author author = stage.people().any(cast.random, before);
        String text = cast.honest(author, film, before, Label.ORGANIC).submission().getText();
        if (text != null && text.length() > WORTH_COPYING) {
          originals.add(text);
        }
      }
      int next = 0;
      for (FilmShelf.Entry film : cast.films(stage.settings().sized(COPIES))) {
        Instant at =
            Draws.within(stage.settings().after(0.5), stage.settings().atMost(NIGHT), cast.random);
        String text = originals.get(next++ % originals.size());
        cast.attack(cast.hired(at, 0, 60), film, at, cast.random.nextInt(8, 11), text);
      }
      return cast.inOrder();
    };
  }

  /** Readers who report honest reviews to have them taken down; every review of it is honest. */
  static Attack flagAbuse(String name) {
    return stage -> {
      Cast cast = new Cast(stage, name);
      List<ReviewSubmission> targets = new ArrayList<>();
      for (FilmShelf.Entry film : cast.films(stage.settings().sized(ABUSED))) {
        Instant at =
            Draws.within(stage.settings().after(0.3), stage.settings().atMost(NIGHT), cast.random);
        Author author = stage.people().any(cast.random, at);
        targets.add(cast.honest(author, film, at, Label.crowd(name)).submission());
      }
      int abusers = stage.settings().sized(ABUSERS);
      for (int i = 0; i < abusers; i++) {
        String person = cast.hired(stage.settings().begin(), 0, 90).id();
        for (int j = 0; j < REPORTS_EACH; j++) {
          ReviewSubmission target = targets.get(cast.random.nextInt(targets.size()));
          Instant at =
              Draws.within(stage.settings().after(0.6), stage.settings().atMost(HOUR), cast.random);
          cast.add(
              new TrafficEvent.Report(
                  at, report(person, target, at, cast.random.nextInt(LIES.size()))));
        }
      }
      return cast.inOrder();
    };
  }

  private static ReviewReport report(String person, ReviewSubmission target, Instant at, int lie) {
    return ReviewReport.newBuilder()
        .setReportId("p-" + person + "-" + target.getReviewId())
        .setFilmId(target.getFilmId())
        .setReviewId(target.getReviewId())
        .setKind(LIES.get(lie))
        .setPersonId(person)
        .setReportedAt(at)
        .build();
  }
}
