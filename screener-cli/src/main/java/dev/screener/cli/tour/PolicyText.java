package dev.screener.cli.tour;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A policy as YAML, changed as somebody with an editor would: line by line, comments and all. */
record PolicyText(String text) {
  private static final Pattern NAME = Pattern.compile("(?m)^policy:.*$");
  private static final Pattern VERSION = Pattern.compile("(?m)^version:.*$");

  /** The same rules under another name and version. */
  PolicyText as(String name, String version) {
    String named = NAME.matcher(text).replaceFirst("policy: " + name);
    return new PolicyText(
        VERSION
            .matcher(named)
            .replaceFirst(Matcher.quoteReplacement("version: \"" + version + "\"")));
  }

  /** With another value of a setting; empty where it has no such setting. */
  Optional<PolicyText> withSetting(String setting, String value) {
    Pattern line = Pattern.compile("(?m)^( +" + Pattern.quote(setting) + ":) .*$");
    Matcher found = line.matcher(text);
    return found.find()
        ? Optional.of(new PolicyText(found.replaceFirst("$1 " + Matcher.quoteReplacement(value))))
        : Optional.empty();
  }

  /** Its name, empty where it has none. */
  String name() {
    Matcher name = NAME.matcher(text);
    return name.find() ? name.group().substring("policy:".length()).strip() : "";
  }
}
