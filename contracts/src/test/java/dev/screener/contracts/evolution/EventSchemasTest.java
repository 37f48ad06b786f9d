package dev.screener.contracts.evolution;

class EventSchemasTest extends SchemaEvolution {

  EventSchemasTest() {
    super("dev.screener.contracts.event");
  }
}
