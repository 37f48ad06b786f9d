package dev.screener.ingest;

/**
 * A policy that compiles and whose examples come out as they say.
 *
 * @param rules its text, as YAML
 */
record PolicyDraft(String name, String version, String rules) {

  /** As verdicts name it, and its key on the topic. */
  String id() {
    return name + '/' + version;
  }
}
