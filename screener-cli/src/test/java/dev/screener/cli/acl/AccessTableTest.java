package dev.screener.cli.acl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in docs/security.md against the contract. */
class AccessTableTest {

  private static final Map<String, List<Integer>> PORTS =
      Map.of(
          "write",
          List.of(8081),
          "read",
          List.of(8082),
          "inside",
          List.of(8083),
          "operations",
          List.of(8081, 8082));

  /** Its token stands in the form, so the contract asks for none beside it. */
  private static final String SIGN_IN = "/moderation/session";

  @Test
  void everyEndpointOfTheContractHasARow() throws IOException {
    Map<String, String> contract = securityByEndpoint();

    assertThat(contract).hasSizeGreaterThan(30);
    assertThat(AccessTable.rows().stream().map(AccessTable.Row::endpoint))
        .doesNotHaveDuplicates()
        .containsAll(contract.keySet());
  }

  @Test
  void whatTheTableOpensToAnybodyTheContractAsksNoTokenFor() throws IOException {
    Map<String, String> contract = securityByEndpoint();

    for (AccessTable.Row row : AccessTable.rows()) {
      String security = contract.get(row.endpoint());
      if (security != null && !row.path().equals(SIGN_IN)) {
        assertThat(row.cells().get("anonymous") == AccessTable.Cell.YES)
            .as(row.endpoint())
            .isEqualTo(security.equals("[]"));
      }
    }
  }

  @Test
  void everyRoleHasAColumn() throws IOException {
    String[] roles =
        Stream.concat(Stream.of("anonymous"), Arrays.stream(Role.values()).map(Role::code))
            .toArray(String[]::new);

    assertThat(AccessTable.rows())
        .allSatisfy(row -> assertThat(row.cells()).containsOnlyKeys(roles));
  }

  /** What each operation of the contract says of security, as written there. */
  private static Map<String, String> securityByEndpoint() throws IOException {
    Pattern path = Pattern.compile("  (/\\S*):");
    Pattern method = Pattern.compile("    (get|put|post|delete):");
    Pattern tags = Pattern.compile("      tags: \\[(\\w+)]");
    Pattern security = Pattern.compile("      security: (.+)");
    Map<String, String> found = new TreeMap<>();
    String at = "";
    String does = "";
    List<Integer> ports = List.of();
    for (String line : contract().lines().collect(Collectors.toList())) {
      Matcher isPath = path.matcher(line);
      Matcher isMethod = method.matcher(line);
      Matcher isTags = tags.matcher(line);
      Matcher isSecurity = security.matcher(line);
      if (isPath.matches()) {
        at = isPath.group(1);
      } else if (isMethod.matches()) {
        does = isMethod.group(1).toUpperCase(Locale.ROOT);
      } else if (isTags.matches()) {
        ports = Objects.requireNonNull(PORTS.get(isTags.group(1)));
      } else if (isSecurity.matches()) {
        for (int port : ports) {
          found.put(port + " " + does + " " + at, isSecurity.group(1));
        }
      }
    }
    return found;
  }

  private static String contract() throws IOException {
    try (InputStream yaml = AccessTableTest.class.getResourceAsStream("/openapi.yaml")) {
      return new String(Objects.requireNonNull(yaml).readAllBytes(), UTF_8);
    }
  }
}
