package dev.screener.tests.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/** How a page is looked at. */
record Look(int width, int height, ColorScheme colours) {
  static final Look DESK = new Look(1280, 900, ColorScheme.LIGHT);
  static final Look DESK_DARK = new Look(1280, 900, ColorScheme.DARK);
  static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);

  static final Look PHONE_DARK = new Look(390, 844, ColorScheme.DARK);

  /** Both widths in both colours. */
  static final List<Look> ALL = List.of(DESK, DESK_DARK, PHONE, PHONE_DARK);

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(colours)
        .setLocale("en-GB")
        .setTimezoneId("UTC");
  }

  /** "390-dark". */
  String suffix() {
    return width + "-" + colours.name().toLowerCase(Locale.ROOT);
  }
}
