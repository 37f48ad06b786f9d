package dev.screener.projection.pages;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, dates, countries and languages as an English reader reads them. Days are those of UTC.
 */
public final class Wording {

  private static final Locale ENGLISH = Locale.UK;
  private static final int THOUSAND = 1_000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", ENGLISH);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", ENGLISH);
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern YEAR_AND_MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Wording() {}

  /** "12 March 2026". */
  public static String day(Instant instant) {
    return DAY.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** "1,204". */
  public static String number(long number) {
    return number < THOUSAND ? Long.toString(number) : String.format(ENGLISH, "%,d", number);
  }

  /** "12K", for narrow places. */
  public static String roughly(long number) {
    return number < THOUSAND
        ? Long.toString(number)
        : NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT).format(number);
  }

  /** "1 review", "1,204 reviews". */
  public static String count(long number, String one) {
    return number(number) + ' ' + (number == 1 ? one : one + 's');
  }

  /** "7.8"; a dash without ratings. */
  public static String mean(OptionalDouble mean) {
    return mean.isPresent() ? String.format(ENGLISH, "%.1f", mean.getAsDouble()) : "–";
  }

  /** "5 March 2021" of a full date, "March 2021" of a month; anything else as it is. */
  static String date(String iso) {
    try {
      return YEAR_AND_MONTH.matcher(iso).matches()
          ? MONTH.format(YearMonth.parse(iso))
          : DAY.format(LocalDate.parse(iso));
    } catch (DateTimeException notADate) {
      return iso;
    }
  }

  /** The year of a date that begins with one. */
  static @Nullable String year(@Nullable String iso) {
    return iso != null && iso.length() >= 4 && YEAR.matcher(iso.substring(0, 4)).matches()
        ? iso.substring(0, 4)
        : null;
  }

  /** The date as a {@code datetime} attribute may hold it, else null. */
  static @Nullable String machineDate(String iso) {
    try {
      if (YEAR.matcher(iso).matches()) {
        return iso;
      }
      return YEAR_AND_MONTH.matcher(iso).matches()
          ? YearMonth.parse(iso).toString()
          : LocalDate.parse(iso).toString();
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /** "France" of FR; anything that is no code as it is. */
  static String country(String nameOrCode) {
    return COUNTRIES.contains(nameOrCode)
        ? new Locale.Builder().setRegion(nameOrCode).build().getDisplayCountry(ENGLISH)
        : nameOrCode;
  }

  /** The tag for a {@code lang} attribute; null where it names no language. */
  public static @Nullable String language(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      return locale.getLanguage().isEmpty() || locale.getLanguage().equals("und")
          ? null
          : locale.toLanguageTag();
    } catch (IllformedLocaleException notATag) {
      return null;
    }
  }

  /** An author who gave no name is a reader like any other. */
  public static String author(@Nullable String name) {
    return name == null || name.isBlank() ? "A reader" : name;
  }
}
