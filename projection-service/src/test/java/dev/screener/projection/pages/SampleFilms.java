package dev.screener.projection.pages;

import dev.screener.policy.Display;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented films and reviews, some of them by people who mean ill. */
final class SampleFilms {

  static final URI INGEST = URI.create("http://127.0.0.1:8081");
  static final Instant MARCH_12 = Instant.parse("2026-03-12T20:15:00Z");

  private SampleFilms() {}

  static ReviewCard review(
      String id,
      Display display,
      @Nullable String author,
      @Nullable Integer rating,
      @Nullable String title,
      @Nullable String text) {
    return new ReviewCard(id, display, author, rating, title, text, "en", MARCH_12, null, false);
  }

  static FilmCard card(
      String id,
      @Nullable String title,
      String year,
      List<String> genres,
      Ratings ratings,
      long reviews) {
    return new FilmCard(id, title, year, genres, ratings, reviews);
  }

  static final List<FilmCard> SHELF =
      List.of(
          card(
              "salt-light",
              "Salt Light",
              "2024-09-06",
              List.of("Drama", "Mystery"),
              Ratings.of(1, 0, 2, 3, 5, 9, 21, 34, 18, 7),
              112),
          card(
              "ninth-floor",
              "The Ninth Floor Has No Windows",
              "2019-02-01",
              List.of("Thriller"),
              Ratings.of(0, 1, 1, 4, 8, 12, 9, 4, 1, 0),
              41),
          card(
              "heron",
              "Heron",
              "2022-05-20",
              List.of("Documentary"),
              Ratings.of(0, 0, 0, 0, 1, 2, 4, 9, 6, 8),
              30),
          card(
              "monsoon-clerk",
              "The Monsoon Clerk",
              "1971-11-12",
              List.of("Comedy", "Romance", "Musical"),
              Ratings.of(0, 0, 1, 0, 2, 3, 8, 14, 22, 31),
              81),
          card(
              "glass-harbour",
              "Glass Harbour",
              "2025-01-17",
              List.of("Crime", "Drama"),
              Ratings.of(4, 3, 6, 8, 9, 12, 7, 5, 2, 1),
              64),
          card(
              "orbit",
              "Orbit of the Paper Moon",
              "1986-07-04",
              List.of("Science fiction"),
              Ratings.of(0, 0, 0, 1, 1, 4, 6, 12, 9, 3),
              36),
          card(
              "letters",
              "Letters to a House That Burned Down in the Winter of 1962",
              "2011",
              List.of("Drama"),
              Ratings.of(0, 0, 0, 0, 0, 2, 3, 5, 4, 2),
              16),
          card(
              "kites",
              "Kites",
              "2008-03-03",
              List.of("Family", "Adventure"),
              Ratings.of(0, 1, 0, 0, 3, 6, 7, 8, 2, 1),
              28),
          card(
              "ash-wednesday",
              "Ash Wednesday, Again",
              "2017-02-22",
              List.of("Comedy"),
              Ratings.NONE,
              0),
          card(
              "harvest",
              "दूसरी फ़सल",
              "1994-10-14",
              List.of("Drama"),
              Ratings.of(0, 0, 0, 0, 0, 1, 2, 5, 6, 4),
              19),
          card("tt0099871", null, "", List.of(), Ratings.of(0, 0, 0, 0, 0, 0, 0, 1, 0, 0), 1),
          card(
              "blue-hour",
              "L’Heure bleue du gardien",
              "2003-08-27",
              List.of("Mystery", "Romance"),
              Ratings.of(0, 0, 1, 1, 2, 4, 7, 9, 9, 5),
              40));

  static final List<ReviewCard> REVIEWS =
      List.of(
          new ReviewCard(
              "r1",
              Display.FULL,
              "Marguerite Oyelaran",
              9,
              "The patience of it",
              "I went in expecting a ghost story and got something stranger: two people who keep a"
                  + " light going because neither of them can think of what they would do if they"
                  + " stopped.\n\n"
                  + "The first forty minutes are almost wordless. Rope, salt, bread, the lamp. By"
                  + " the time somebody finally raises their voice, it lands like a plate thrown"
                  + " across a room.\n\n"
                  + "Sit close. The sound of the foghorn is half the film.",
              "en",
              MARCH_12,
              Instant.parse("2026-03-14T08:00:00Z"),
              true),
          new ReviewCard(
              "r2",
              Display.FULL,
              "tomek_k",
              6,
              null,
              "Beautiful and about twenty minutes too long. The last scene on the stairs nearly"
                  + " made up for it.",
              "en",
              Instant.parse("2026-03-10T11:00:00Z"),
              null,
              false),
          new ReviewCard(
              "r3",
              Display.COVERED,
              "Ines Bauer",
              8,
              "Who was writing the log?",
              "It was her all along. The handwriting in the log changes in the second act, right"
                  + " after the storm, and if you look at the shots of the desk the chair has been"
                  + " moved to the left.",
              "en",
              Instant.parse("2026-03-09T09:30:00Z"),
              null,
              false),
          new ReviewCard(
              "r4",
              Display.FULL,
              "نور الهاشمي",
              10,
              "فيلم لا يُنسى",
              "شاهدته مرتين في أسبوع واحد. الصورة هادئة، والصمت فيه أبلغ من الكلام، والبحر شخصية"
                  + " ثالثة في الحكاية.",
              "ar",
              Instant.parse("2026-03-08T19:00:00Z"),
              null,
              true),
          new ReviewCard(
              "r5",
              Display.FULL,
              "김서윤",
              7,
              null,
              "등대의 불빛이 꺼지는 장면에서 극장 전체가 조용해졌다. 느리지만 지루하지 않은 영화.",
              "ko",
              Instant.parse("2026-03-05T13:00:00Z"),
              null,
              false),
          new ReviewCard(
              "r6",
              Display.FULL,
              null,
              3,
              "Not for me",
              "Gorgeous photographs of two people being cold. I kept waiting for the film to tell"
                  + " me why it mattered, and then the lights came on.",
              "en",
              Instant.parse("2026-03-02T22:00:00Z"),
              null,
              false),
          new ReviewCard(
              "r7",
              Display.FULL,
              "Ada",
              null,
              null,
              "The lamp room is a real lamp room, by the way: the crew rebuilt the lens from the"
                  + " drawings in the town museum, and you can see the chips in the prisms.",
              "en",
              Instant.parse("2026-02-27T22:00:00Z"),
              null,
              false),
          review("s1", Display.COLLAPSED, "lou", 9, null, "Loved it!"),
          review("s2", Display.COLLAPSED, "Big Pete", 2, null, "zzzzz"),
          review("s3", Display.COLLAPSED, "한별", 8, null, "재밌어요 👍"),
          review("s4", Display.COLLAPSED, null, 10, null, "masterpiece"),
          review(
              "s5",
              Display.COLLAPSED,
              "cinephile_1987",
              7,
              "Good",
              "Good film, would watch again."),
          review("s6", Display.FULL, "Yusuf", 8, null, null),
          review(
              "s7",
              Display.COLLAPSED,
              "Old Heidelberg",
              5,
              null,
              "My cinema still has no lift, the ticket machine took my card twice and nobody at the"
                  + " desk could help. I have written to the council about it four times since last"
                  + " spring and will go on writing. Parking was full as well, and the popcorn came"
                  + " in a bag made of plastic, which I thought they had stopped."));

  static final FilmPage LIGHTHOUSE =
      new FilmPage(
          new FilmDetails(
              "salt-light",
              "Salt Light",
              "2024-09-06",
              "IE",
              "On a rock eleven miles out, a keeper and her late husband's brother have a winter to"
                  + " see through before the light is made automatic. The boat that should relieve"
                  + " them does not come. Somebody goes on writing the log.",
              List.of(
                  "https://www.youtube.com/watch?v=invented",
                  "https://vimeo.com/0000",
                  "javascript:alert(1)"),
              List.of("Drama", "Mystery"),
              List.of(
                  "Aoife Brennan",
                  "Declan Moss",
                  "Ruta Vaitkute",
                  "Peter Okonjo",
                  "Hanne Lindqvist")),
          Ratings.of(1, 0, 2, 3, 5, 9, 21, 34, 18, 7),
          112,
          REVIEWS,
          ReviewOrder.NEWEST,
          null,
          true,
          "b3Blbg==",
          SHELF.subList(1, 7),
          INGEST,
          Unmoderated.NONE);

  static final String MARKS = "Z" + "\u0335\u0321\u034e\u0301\u0316\u033f".repeat(16_667) + " algo";
  static final String SCRIPT =
      "</div><script>alert('pwned')</script><img src=x onerror=alert(1)>\"'&lt;";
  static final String OVERRIDE = "\u202Egnp.exe is safe\u202D \u2066\u2067never closed";
  static final String ENDLESS = "Aaaargh".repeat(900);

  static final FilmPage HOSTILE =
      new FilmPage(
          new FilmDetails(
              "hostile",
              "<b>Supercalifragilistic</b>\u202Eexpialidocious " + "W".repeat(90),
              "soon\"><script>",
              "Nowhere\u202E",
              SCRIPT + "\n" + MARKS,
              List.of("javascript:alert(1)", "https://[bad", "data:text/html,x"),
              List.of("<i>Drama</i>", "\u202Eorror", "W".repeat(200)),
              List.of(SCRIPT, MARKS)),
          Ratings.of(0, 12_345, 0, 1, 0, 0, 2_000_000, 0, 0, 999),
          9,
          List.of(
              review("h1", Display.FULL, SCRIPT, 1, SCRIPT, SCRIPT),
              review("h2", Display.FULL, OVERRIDE, 10, OVERRIDE, OVERRIDE + "\nsecond line"),
              review("h3", Display.FULL, MARKS, 5, "Marks " + MARKS, MARKS),
              review("h4", Display.FULL, ENDLESS, 4, ENDLESS.substring(0, 400), ENDLESS),
              new ReviewCard(
                  "h5",
                  Display.FULL,
                  "🧨🎬👨‍👩‍👧‍👦",
                  10,
                  "🎥🎥🎥",
                  "👏".repeat(300) + "\nولكن English في الوسط\n\n\n\n\n\n\nלאט",
                  "x\"y",
                  MARCH_12,
                  null,
                  false),
              review("h6", Display.COVERED, OVERRIDE, null, SCRIPT, MARKS),
              review("h7", Display.COLLAPSED, MARKS, 10, null, SCRIPT),
              review("h8", Display.COLLAPSED, ENDLESS, 10, null, MARKS),
              review("h9", Display.COLLAPSED, OVERRIDE, 1, OVERRIDE, OVERRIDE)),
          ReviewOrder.LOWEST,
          null,
          true,
          null,
          List.of(
              card("h", MARKS, "99", List.of(MARKS), Ratings.NONE, 0),
              card("h-2", ENDLESS, "2020", List.of(ENDLESS), Ratings.NONE, 0)),
          INGEST,
          Unmoderated.NONE);

  static final FilmPage UNKNOWN =
      new FilmPage(
          FilmDetails.knownOnlyById("tt0099871"),
          Ratings.NONE,
          0,
          List.of(),
          ReviewOrder.NEWEST,
          null,
          true,
          null,
          List.of(),
          INGEST,
          Unmoderated.NONE);

  static final HomePage HOME =
      new HomePage(
          SHELF,
          List.of(
              new RecentReview(SHELF.get(0), REVIEWS.get(0)),
              new RecentReview(SHELF.get(0), REVIEWS.get(3)),
              new RecentReview(SHELF.get(2), REVIEWS.get(1)),
              new RecentReview(SHELF.get(4), REVIEWS.get(2)),
              new RecentReview(SHELF.get(6), REVIEWS.get(5)),
              new RecentReview(SHELF.get(9), REVIEWS.get(4))),
          true,
          "bmV4dA==",
          "",
          FilmOrder.TITLE);
}
