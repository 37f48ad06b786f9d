package dev.screener.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object whose fields are known, read field by field and strictly: no field twice, none
 * unknown, no value of another type taken for the one wanted, nothing behind the object. Nothing
 * nests deeper than the fields allow, so depth costs nothing.
 *
 * <p>The methods that take a value stand on the field that {@link #next()} named.
 */
final class JsonFields<F extends Enum<F> & JsonFields.Name> {

  /** A field by its name in JSON. */
  interface Name {
    String json();
  }

  private static final int MAX_NESTING = 4;
  private static final int MAX_NAME_LENGTH = 64;
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          // JSON between systems is UTF-8; what looks like UTF-16 is an error.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Names come from outside: they must not stay in the JVM's own table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private final JsonParser parser;
  private final F[] known;
  private final String path;
  private final EnumSet<F> seen;
  private @Nullable F current;

  /**
   * @param path what stands before the names of the fields when they are told, such as {@code
   *     target.}
   */
  private JsonFields(JsonParser parser, F[] known, String path) {
    this.parser = parser;
    this.known = known;
    this.path = path;
    this.seen = EnumSet.noneOf(known[0].getDeclaringClass());
  }

  /** What is done with an object's fields. */
  interface Body<F extends Enum<F> & Name, T> {
    T read(JsonFields<F> fields) throws Refusal, IOException;
  }

  /**
   * Reads a whole object.
   *
   * @param known the fields that it may have
   * @throws Refusal 400, saying what is malformed
   */
  static <F extends Enum<F> & Name, T> T read(
      byte[] bytes, int offset, int length, F[] known, Body<F, T> body) throws Refusal {
    if (!Utf8.isValid(bytes, offset, length)) {
      throw new Refusal(Problems.malformed("The body is not valid UTF-8; send it as UTF-8."));
    }
    try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
      JsonFields<F> fields = new JsonFields<>(parser, known, "");
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal(Problems.malformed("The body must be one JSON object."));
      }
      T value = body.read(fields);
      if (parser.nextToken() != null) {
        throw new Refusal(Problems.malformed("Something follows the JSON object; send it alone."));
      }
      return value;
    } catch (StreamConstraintsException e) {
      // Bears no location, and names the parser's own settings.
      throw new Refusal(
          Problems.malformed(
              "A name, a number or the nesting in the body is longer than any that is taken."));
    } catch (JsonProcessingException e) {
      throw new Refusal(
          Problems.malformed(
              "The body is not sound JSON, at byte "
                  + Math.max(0, e.getLocation().getByteOffset() - offset)
                  + ": "
                  + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** The next field; null at the end of the object. */
  @Nullable F next() throws IOException, Refusal {
    String name = parser.nextFieldName();
    if (name == null) {
      return null;
    }
    F field = named(name);
    if (!seen.add(field)) {
      throw new Refusal(Problems.malformed(path + name, "The field is there twice; send it once."));
    }
    current = field;
    parser.nextToken();
    return field;
  }

  /** Text, or null where JSON says null. */
  @Nullable String text() throws IOException, Refusal {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING) {
      throw wrongType("a string");
    }
    return wellFormed(parser.getText());
  }

  /** A whole number, or null where JSON says null. */
  @Nullable Integer integer() throws IOException, Refusal {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType("a whole number");
    }
    try {
      return parser.getIntValue();
    } catch (InputCoercionException tooBig) {
      throw new Refusal(Problems.unacceptable(name(), "The number is out of range."));
    }
  }

  /** True or false, or null where JSON says null. */
  @Nullable Boolean flag() throws Refusal {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    return requiredFlag();
  }

  /** True or false. */
  boolean requiredFlag() throws Refusal {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrongType("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** A list of texts; empty where JSON says null. */
  List<String> texts() throws IOException, Refusal {
    List<String> texts = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return texts;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrongType("a list of strings");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw wrongType("a list of strings");
      }
      texts.add(wellFormed(parser.getText()));
    }
    return texts;
  }

  /** An object within this one, or null where JSON says null. */
  <G extends Enum<G> & Name, T> @Nullable T object(G[] itsFields, Body<G, T> body)
      throws IOException, Refusal {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw wrongType("an object");
    }
    return body.read(new JsonFields<>(parser, itsFields, name() + '.'));
  }

  private F named(String name) throws Refusal {
    for (F field : known) {
      if (field.json().equals(name)) {
        return field;
      }
    }
    throw new Refusal(
        Problems.malformed(path + name, "There is no such field; leave it out or mend its name."));
  }

  private String name() {
    F field = current;
    return field == null ? path : path + field.json();
  }

  private Refusal wrongType(String wanted) {
    return new Refusal(Problems.malformed(name(), "The field must be " + wanted + "."));
  }

  /** JSON's escapes can spell half a surrogate pair, which is no text in any encoding. */
  private String wellFormed(String text) throws Refusal {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new Refusal(
              Problems.malformed(
                  name(), "The text holds half a surrogate pair; send whole characters."));
        }
        i++;
      }
    }
    return text;
  }
}
