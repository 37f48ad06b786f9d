package dev.screener.contracts.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it, {@code application/problem+json}.
 *
 * @param title the kind of error, the same for all of its kind
 * @param detail what is wrong here and how to mend it
 * @param field the field of the request that is to blame, as a path like {@code rating}, if it is
 *     one
 * @param more members of this kind of error alone, as Jackson writes them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String field,
    @JsonAnyGetter Map<String, Object> more) {

  public Problem {
    // Null is how Jackson reads a problem without any.
    more = more == null ? Map.of() : Map.copyOf(more);
  }

  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, null, Map.of());
  }

  public static Problem ofField(int status, String title, String field, String detail) {
    return new Problem("about:blank", title, status, detail, field, Map.of());
  }

  /** The same with a member that only this kind of error has. */
  public Problem with(String member, Object value) {
    Map<String, Object> members = new HashMap<>(more);
    members.put(member, value);
    return new Problem(type, title, status, detail, field, members);
  }
}
