package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.screener.contracts.access.ToldEndpoints;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service does what the contract says that it serves, and nothing else. */
@Timeout(180)
class ContractTest {

  private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

  @TempDir private static Path directory;
  private static RunningService service;
  private static JsonNode contract;

  @BeforeAll
  static void start() throws IOException {
    service = RunningService.acknowledging(directory);
    contract = new YAMLMapper().readTree(service.to("/openapi.yaml").get().body());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyOperationOfTheContractIsServedAndNoOther() {
    assertThat(paths()).isNotEmpty();
    for (String path : paths()) {
      for (String method : METHODS) {
        int status = call(method, path);

        boolean declared = isOurs(contract.path("paths").path(path).path(method));
        assertThat(status == 405 || status == 404)
            .as("%s %s answers %d", method, path, status)
            .isEqualTo(!declared);
      }
    }
  }

  @Test
  void everyRouteIsInTheTableOfWhoMayDoWhatAndNoOther() throws IOException {
    Set<String> served = new TreeSet<>();
    for (Route route : service.service().server().routes()) {
      if (route.methods() != null) {
        route
            .methods()
            .forEach(method -> served.add(ToldEndpoints.endpoint(method.name(), route.getName())));
      }
    }

    assertThat(served).isEqualTo(ToldEndpoints.of(8081));
  }

  @Test
  void theContractNamesTheFieldsThatAreTaken() {
    assertThat(properties("SubmitReviewRequest"))
        .containsExactlyInAnyOrderElementsOf(names(SubmitReviewRequest.Field.values()));
    assertThat(properties("PutFilmRequest"))
        .containsExactlyInAnyOrderElementsOf(names(PutFilmRequest.Field.values()));
    assertThat(properties("SubmitReportRequest"))
        .containsExactlyInAnyOrderElementsOf(names(SubmitReportRequest.Field.values()));
    assertThat(properties("SubmitAppealRequest"))
        .containsExactlyInAnyOrderElementsOf(names(SubmitAppealRequest.Field.values()));
    assertThat(properties("DecisionRequest"))
        .containsExactlyInAnyOrderElementsOf(names(DecisionRequest.Field.values()));
    assertThat(properties("DecisionTarget"))
        .containsExactlyInAnyOrderElementsOf(names(DecisionTarget.Field.values()));
  }

  @Test
  void theContractNamesTheKindsAndReasonsThatAreTaken() {
    assertThat(enumOf("SubmitReportRequest", "kind"))
        .containsExactlyElementsOf(ReportIntake.KINDS.stream().map(Enum::name).toList());
    assertThat(enumOf("DecisionRequest", "reason"))
        .containsExactlyInAnyOrderElementsOf(
            DecisionIntake.REASONS.stream().map(Enum::name).toList());
  }

  private static List<String> enumOf(String schema, String field) {
    JsonNode values =
        contract
            .path("components")
            .path("schemas")
            .path(schema)
            .path("properties")
            .path(field)
            .path("enum");
    return StreamSupport.stream(values.spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  private static int call(String method, String path) {
    return service
        .to(path.replaceAll("\\{[A-Za-z]+}", "x"))
        .send(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString("{}"))
        .status();
  }

  private static List<String> paths() {
    return names(contract.path("paths"))
        .filter(
            path ->
                METHODS.stream()
                    .anyMatch(method -> isOurs(contract.path("paths").path(path).path(method))))
        .toList();
  }

  private static boolean isOurs(JsonNode operation) {
    return StreamSupport.stream(operation.path("tags").spliterator(), false)
        .map(JsonNode::asText)
        .anyMatch(tag -> tag.equals("write") || tag.equals("operations"));
  }

  private static List<String> properties(String schema) {
    return names(contract.path("components").path("schemas").path(schema).path("properties"))
        .toList();
  }

  private static Stream<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey);
  }

  private static List<String> names(JsonFields.Name[] fields) {
    return Arrays.stream(fields).map(JsonFields.Name::json).toList();
  }
}
