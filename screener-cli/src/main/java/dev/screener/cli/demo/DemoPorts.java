package dev.screener.cli.demo;

import dev.screener.cli.tokens.Tokens;

/** Where the parts of the demo listen on 127.0.0.1. */
record DemoPorts(int broker, int ingest, int read, int moderation) {
  static final String HOST = "127.0.0.1";
  static final int HIGHEST_OFFSET = 65_535 - 9092;

  static DemoPorts withOffset(int offset) {
    return new DemoPorts(9092 + offset, 8081 + offset, 8082 + offset, 8083 + offset);
  }

  String ingestUrl() {
    return "http://" + HOST + ":" + ingest;
  }

  String readUrl() {
    return "http://" + HOST + ":" + read;
  }

  String moderationUrl() {
    return "http://" + HOST + ":" + moderation;
  }

  Tokens.Addresses addresses() {
    return new Tokens.Addresses(ingestUrl(), readUrl(), moderationUrl(), HOST + ":" + broker);
  }
}
