package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.projection.moderation.AuditTrail;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/moderation/audit}: who decided, published, handed on or opened what, and when. */
final class AuditEndpoint {

  private static final int LONGEST_FILTER = 300;

  private final AuditTrail audit;
  private final Reads reads;

  AuditEndpoint(ReadSide side, Reads reads) {
    this.audit = side.moderation().audit();
    this.reads = reads;
  }

  record AuditBody(
      List<DeedBody> deeds,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
      boolean complete) {}

  record DeedBody(
      String id,
      String kind,
      Instant at,
      String moderator,
      String action,
      String subject,
      String detail) {}

  void list(RoutingContext context) {
    reads.answer(
        context,
        () -> {
          Parameters parameters = new Parameters(context);
          AuditTrail.Page page = audit.page(query(parameters, parameters.limit()));
          AuditTrail.Place next = page.next();
          return Answer.json(
                  new AuditBody(
                      page.deeds().stream().map(AuditEndpoint::body).toList(),
                      next == null ? null : next.cursor(),
                      page.complete()))
              .with("Cache-Control", "no-store");
        });
  }

  /** What a request asks for, as the page does, too. */
  static AuditTrail.Query query(Parameters parameters, int limit) {
    return new AuditTrail.Query(
        parameters.oneOf("kind", List.of(AuditTrail.Kind.values())),
        bounded(parameters, "moderator"),
        bounded(parameters, "subject"),
        limit,
        parameters.cursor(AuditTrail.Place::decode));
  }

  private static @Nullable String bounded(Parameters parameters, String name) {
    String text = parameters.text(name).map(String::strip).orElse("");
    if (text.length() > LONGEST_FILTER) {
      throw RequestFault.of(name, "At most " + LONGEST_FILTER + " characters.");
    }
    return text.isEmpty() ? null : text;
  }

  private static DeedBody body(AuditTrail.Deed deed) {
    return new DeedBody(
        deed.id(),
        deed.kind().name(),
        deed.at(),
        deed.moderator(),
        deed.action(),
        deed.subject(),
        deed.detail());
  }
}
