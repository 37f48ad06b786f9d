package dev.screener.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signals that are read off a review's title and text alone, and {@code content.film…} beside
 * what the catalogue says of its film. Ids 1 to 199.
 */
public enum ContentSignal implements Signal {
  CHARACTERS(
      1,
      "content.characters",
      Kind.COUNT,
      "characters",
      "20 to 3000",
      "Visible characters of title and text, white space left out"),
  WORDS(
      2,
      "content.words",
      Kind.COUNT,
      "words",
      "3 to 600",
      "Words; two characters count as one in Chinese and Japanese, four in Thai"),
  ENTROPY(
      10,
      "content.entropy",
      Kind.NUMBER,
      "bits a character",
      "3.5 to 4.5 in alphabets, more in Chinese and Korean",
      "Order-0 entropy of the folded characters"),
  DISTINCT_WORD_SHARE(
      11,
      "content.distinctWordShare",
      Kind.SHARE,
      "0..1",
      "0.5 to 1; falls with length",
      "Different words among all words"),
  INFORMATION(
      12,
      "content.information",
      Kind.NUMBER,
      "bits",
      "30 to 10000",
      "Entropy times the characters that are not part of a repeated piece"),
  SHOUTING(
      20,
      "content.shouting",
      Kind.SHARE,
      "0..1",
      "0 to 0.2",
      "Upper-case letters among letters that have case; not measured below 8 of them"),
  REPEATED_CHARACTERS(
      30,
      "content.repeatedCharacters",
      Kind.SHARE,
      "0..1",
      "0 to 0.1",
      "Characters that stretch a run of the same character beyond three"),
  REPEATED_WORDS(
      31,
      "content.repeatedWords",
      Kind.SHARE,
      "0..1",
      "0 to 0.15",
      "Pairs of neighbouring words that occurred before in the same text"),
  REPEATED_LINES(
      32,
      "content.repeatedLines",
      Kind.SHARE,
      "0..1",
      "0",
      "Lines of three words or more that occurred before in the same text"),
  COMPRESSIBILITY(
      33,
      "content.compressibility",
      Kind.SHARE,
      "0..1",
      "0 to 0.6; grows with length",
      "Runs of six characters that occurred before in the same text"),
  GIBBERISH(
      40,
      "content.gibberish",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.1",
      "The text is keyboard mash; not measured in scripts without a model"),
  LINKS(50, "content.links", Kind.COUNT, "links", "0", "Web addresses with a scheme or www"),
  DOMAINS(
      51,
      "content.domains",
      Kind.COUNT,
      "domains",
      "0",
      "Bare domain names, also written with dot"),
  MAIL_ADDRESSES(52, "content.mailAddresses", Kind.COUNT, "addresses", "0", "Mail addresses"),
  PHONE_NUMBERS(53, "content.phoneNumbers", Kind.COUNT, "numbers", "0", "Telephone numbers"),
  HANDLES(54, "content.handles", Kind.COUNT, "handles", "0", "Account names such as @name"),
  MONEY(55, "content.money", Kind.COUNT, "amounts", "0 to 1", "Amounts of money"),
  CALL_TO_ACTION(
      56,
      "content.callToAction",
      Kind.COUNT,
      "phrases",
      "0",
      "Phrases that ask the reader to subscribe, click, visit, buy or write"),
  CONTACTS(
      57,
      "content.contacts",
      Kind.COUNT,
      "contacts",
      "0",
      "Links, domains, mail addresses, telephone numbers and handles together"),
  EMOJI_SHARE(60, "content.emojiShare", Kind.SHARE, "0..1", "0 to 0.1", "Emoji among characters"),
  SYMBOL_SHARE(
      61,
      "content.symbolShare",
      Kind.SHARE,
      "0..1",
      "0 to 0.1",
      "Characters that are no letter, digit, emoji or everyday punctuation"),
  DIGIT_SHARE(62, "content.digitShare", Kind.SHARE, "0..1", "0 to 0.05", "Digits among characters"),
  SCRIPT(
      70,
      "content.script",
      Kind.NUMBER,
      "ISO 15924 number",
      "215 is Latin, 220 Cyrillic, 286 Hangul",
      "The script of most letters; Chinese and Japanese are told apart by kana"),
  MIXED_SCRIPT_SHARE(
      71,
      "content.mixedScriptShare",
      Kind.SHARE,
      "0..1",
      "0",
      "Words that mix alphabets which no language mixes within a word"),
  LANGUAGE(
      72,
      "content.language",
      Kind.NUMBER,
      "ISO 639-1 as figures",
      "514 is en (e is letter 5, n is 14), 405 de, 1115 ko, 1821 ru",
      "The language, by its script, its small words and its letters; not measured where these do not tell, as in most texts of two words"),
  DISGUISE_SHARE(
      80,
      "content.disguiseShare",
      Kind.SHARE,
      "0..1",
      "0 to 0.02",
      "Characters that folding had to change to read the text: look-alikes, invisible ones, letters"
          + " spaced out, figures for letters"),
  SPOILER_DECLARED(
      90, "content.spoilerDeclared", Kind.FLAG, "0 or 1", "0", "The author warns of spoilers"),
  PROFANITY(
      100,
      "content.profanity",
      Kind.COUNT,
      "words",
      "0 to 1",
      "Swear words and insults of a small list; swearing alone is no abuse"),
  SPECIFICS(
      110,
      "content.specifics",
      Kind.COUNT,
      "words",
      "1 or more",
      "Words that are not said under every film; not measured without a list for the language"),
  COMMONPLACE_SHARE(
      111,
      "content.commonplaceShare",
      Kind.SHARE,
      "0..1",
      "0.4 to 0.9",
      "Words that are said under every film; not measured without a list for the language"),
  SENTIMENT(
      120,
      "content.sentiment",
      Kind.PROBABILITY,
      "0..1",
      "0 to 1",
      "The text praises, 0 being blame; English and Korean, not measured where no word speaks for either"),
  SPAM(
      130,
      "content.spam",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.1",
      "The text advertises or lures; abstains in scripts and languages without training data"),
  ABUSE(
      131,
      "content.abuse",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.2",
      "The text insults people; abstains in scripts and languages without training data"),
  LOW_EFFORT(
      132,
      "content.lowEffort",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.3",
      "The text only fills the field: rows of signs, the same words over and over"),
  OFF_TOPIC(
      133,
      "content.offTopic",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.3",
      "The text is not about a film; abstains in scripts and languages without training data"),
  SPOILER(
      134,
      "content.spoiler",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.5",
      "The text tells the plot's turns; abstains while no data teaches it"),
  COMMONPLACE(
      135,
      "content.commonplace",
      Kind.PROBABILITY,
      "0..1",
      "0 to 0.5",
      "The text is one that many authors write under many films"),
  FAMILIARITY(
      140,
      "content.familiarity",
      Kind.SHARE,
      "0..1",
      "0.3 to 0.9 in trained languages",
      "Pieces of the text that the model met in training; below its limit the heads abstain"),
  HEADS_ABSTAINED(
      141,
      "content.headsAbstained",
      Kind.COUNT,
      "heads",
      "0 to 7",
      "Heads that did not answer because the script, the language or the data was missing"),
  FILM_NAMES(
      150,
      "content.filmNames",
      Kind.COUNT,
      "words",
      "0 to 3",
      "Different words of the film's title and its people's names that the text says; not measured where the catalogue does not know the film, or not in this script"),
  FILM_WORDS(
      151,
      "content.filmWords",
      Kind.COUNT,
      "words",
      "0 to 6",
      "Different words that the text shares with title, names and synopsis, without those said under every film; not measured without a synopsis in the text's language"),
  FILM_OVERLAP(
      152,
      "content.filmOverlap",
      Kind.SHARE,
      "0..1",
      "0 to 0.15",
      "These among all such words of the text; not measured below 4 of them");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings and constants
  private final Meaning meaning;

  ContentSignal(int id, String key, Kind kind, String unit, String usualRange, String description) {
    this.meaning = new Meaning(id, key, kind, unit, usualRange, description);
  }

  static final List<ContentSignal> ALL = List.of(values());

  private static final @Nullable ContentSignal[] BY_ID = byId();

  static final int HIGHEST_ID = BY_ID.length - 1;

  private static @Nullable ContentSignal[] byId() {
    int highest = 0;
    for (ContentSignal signal : values()) {
      highest = Math.max(highest, signal.id());
    }
    @Nullable ContentSignal[] table = new ContentSignal[highest + 1];
    for (ContentSignal signal : values()) {
      table[signal.id()] = signal;
    }
    return table;
  }

  /** The signal with this id, or null when this version knows none. */
  public static @Nullable ContentSignal withId(int id) {
    return id > 0 && id < BY_ID.length ? BY_ID[id] : null;
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
