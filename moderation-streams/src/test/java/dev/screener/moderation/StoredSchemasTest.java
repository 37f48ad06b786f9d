package dev.screener.moderation;

import dev.screener.contracts.evolution.SchemaEvolution;

/** Stores and repartition topics outlive the program that wrote them. */
class StoredSchemasTest extends SchemaEvolution {

  StoredSchemasTest() {
    super("dev.screener.moderation.record");
  }
}
