package dev.screener.contracts.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it, {@code application/problem+json}.
 *
 * @param title the kind of error, the same for all of its kind
 * @param detail what is wrong here and how to mend it
 * @param field the field of the request that is to blame, as a path like {@code rating}, if it is
 *     one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, @Nullable String field) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, null);
  }

  public static Problem ofField(int status, String title, String field, String detail) {
    return new Problem("about:blank", title, status, detail, field);
  }
}
