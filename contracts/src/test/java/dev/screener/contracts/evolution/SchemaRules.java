package dev.screener.contracts.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** What lets a schema change while programs of different ages read each other's records. */
final class SchemaRules {

  static final String UNKNOWN = "UNKNOWN";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaRules() {}

  /** The schema without what changes neither bytes nor compatibility: docs and Java's classes. */
  static String bare(Schema schema) {
    try {
      JsonNode whole = stripped(JSON.readTree(schema.toString()));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote no JSON", e);
    }
  }

  /** Shapes that could not change later without breaking someone; a sentence each. */
  static List<String> traps(Schema schema) {
    List<String> traps = new ArrayList<>();
    for (Schema part : parts(schema).values()) {
      if (part.getType() == Schema.Type.ENUM && !UNKNOWN.equals(part.getEnumDefault())) {
        traps.add(part.getFullName() + " has no default " + UNKNOWN);
      }
      if (part.getType() == Schema.Type.RECORD) {
        part.getFields().forEach(field -> trap(part, field).ifPresent(traps::add));
      }
    }
    return traps;
  }

  /** Fields that {@code first} did not have and that have no default; a sentence each. */
  static List<String> addedWithoutDefault(Schema first, Schema current) {
    Map<String, Schema> before = parts(first);
    List<String> faults = new ArrayList<>();
    for (Schema part : parts(current).values()) {
      Schema old = before.get(part.getFullName());
      if (part.getType() != Schema.Type.RECORD || old == null) {
        continue;
      }
      for (Schema.Field field : part.getFields()) {
        if (old.getField(field.name()) == null && !field.hasDefaultValue()) {
          faults.add(part.getFullName() + "." + field.name() + " was added without a default");
        }
      }
    }
    return faults;
  }

  /** Why one cannot read the other, in both directions; empty when both can. */
  static List<String> incompatibilities(Schema older, Schema newer) {
    List<String> faults = new ArrayList<>();
    unreadable(older, newer).ifPresent(why -> faults.add("an older reader fails: " + why));
    unreadable(newer, older).ifPresent(why -> faults.add("a newer reader fails: " + why));
    return faults;
  }

  private static Optional<String> unreadable(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? Optional.empty()
        : Optional.of(result.getIncompatibilities().toString());
  }

  private static Optional<String> trap(Schema record, Schema.Field field) {
    String where = record.getFullName() + "." + field.name();
    if (holdsOpenUnion(field.schema())) {
      return Optional.of(where + " is a union of more than null and one type");
    }
    // A map's keys are strings: it counts by reason.
    if (field.name().toLowerCase(Locale.ROOT).matches(".*reasons?")
        && field.schema().getType() != Schema.Type.MAP
        && element(field.schema()).getType() != Schema.Type.STRING) {
      return Optional.of(where + " holds reasons but not as strings");
    }
    return Optional.empty();
  }

  private static boolean holdsOpenUnion(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> !schema.isNullable() || schema.getTypes().size() != 2;
      case ARRAY -> holdsOpenUnion(schema.getElementType());
      case MAP -> holdsOpenUnion(schema.getValueType());
      default -> false;
    };
  }

  /** What a list or an optional value is made of. */
  private static Schema element(Schema schema) {
    return switch (schema.getType()) {
      case ARRAY -> element(schema.getElementType());
      case UNION ->
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .findFirst()
              .map(SchemaRules::element)
              .orElse(schema);
      default -> schema;
    };
  }

  /** Every named type in a schema by its full name, itself included. */
  static Map<String, Schema> parts(Schema schema) {
    Map<String, Schema> parts = new LinkedHashMap<>();
    collect(schema, parts);
    return parts;
  }

  private static void collect(Schema schema, Map<String, Schema> parts) {
    switch (schema.getType()) {
      case RECORD -> {
        if (parts.put(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), parts));
        }
      }
      case ENUM, FIXED -> parts.put(schema.getFullName(), schema);
      case ARRAY -> collect(schema.getElementType(), parts);
      case MAP -> collect(schema.getValueType(), parts);
      case UNION -> schema.getTypes().forEach(type -> collect(type, parts));
      default -> {}
    }
  }

  private static JsonNode stripped(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, stripped(array.get(i)));
      }
    }
    if (node instanceof ObjectNode object) {
      object.remove(List.of("doc", "avro.java.string"));
      object.properties().forEach(entry -> entry.setValue(stripped(entry.getValue())));
      if (object.size() == 1 && object.path("type").isTextual()) {
        return object.get("type");
      }
    }
    return node;
  }
}
