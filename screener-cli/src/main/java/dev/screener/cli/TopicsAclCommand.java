package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.acl.AclSetup;
import dev.screener.cli.acl.Grant;
import dev.screener.cli.acl.LeastAccess;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener topics acl}: the least that each program needs on the cluster. */
@Command(
    name = "acl",
    description = {
      "Lists the ACLs that each program needs on the cluster, and no more. Asks no cluster.",
      "With --apply the missing ones are made; what its principals may beyond them is told and left."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener topics acl",
      "  screener topics acl --apply --principal ingest-service=User:CN=ingest.films.example"
    })
final class TopicsAclCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private CatalogueOptions catalogue;

  @Option(
      names = "--principal",
      paramLabel = "PROGRAM=PRINCIPAL",
      description =
          "Who a program is on the cluster; may be repeated. Default: User:<prefix><program>.")
  private Map<String, String> principals = new HashMap<>();

  @Option(names = "--apply", description = "Make the ACLs that are missing.")
  private boolean apply;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Map<String, List<Grant>> needs = new LeastAccess(catalogue.topics()).all();
    Map<String, String> known = principals(needs);
    Map<String, List<Grant>> byPrincipal = new TreeMap<>();
    needs.forEach((program, grants) -> byPrincipal.put(known.get(program), grants));
    AclSetup.Result result = new AclSetup.Result(List.of(), List.of());
    if (apply) {
      try (Admin admin = Admin.create(catalogue.kafka())) {
        result = new AclSetup(admin, byPrincipal).apply();
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document(needs, known, result)));
    } else if (apply) {
      result.made().forEach(out::println);
      out.println(
          result.made().isEmpty()
              ? "Nothing to do on " + catalogue.bootstrapServers()
              : "Made " + result.made().size() + " ACLs");
      result.beyond().forEach(line -> spec.commandLine().getErr().println("Not needed: " + line));
    } else {
      print(out, needs, known);
    }
    out.flush();
    return 0;
  }

  private Map<String, String> principals(Map<String, List<Grant>> needs) {
    for (Map.Entry<String, String> given : principals.entrySet()) {
      if (!needs.containsKey(given.getKey()) || !given.getValue().matches("[A-Za-z]+:.+")) {
        throw new ParameterException(
            spec.commandLine(),
            "--principal "
                + given.getKey()
                + "="
                + given.getValue()
                + ": say one of "
                + String.join(", ", needs.keySet())
                + ", and a principal like User:ingest");
      }
    }
    return needs.keySet().stream()
        .collect(
            Collectors.toMap(
                program -> program,
                program ->
                    principals.getOrDefault(
                        program, "User:" + catalogue.topics().prefix() + program)));
  }

  private static void print(
      PrintWriter out, Map<String, List<Grant>> needs, Map<String, String> principals) {
    needs.forEach(
        (program, grants) -> {
          out.printf("%s as %s%n", program, principals.get(program));
          for (Grant grant : grants) {
            out.printf(
                "  %-16s %-9s %-40s %s%n",
                grant.resource().resourceType().name().toLowerCase(Locale.ROOT),
                grant.resource().patternType().name().toLowerCase(Locale.ROOT),
                grant.resource().name(),
                String.join(" ", operations(grant)));
          }
        });
  }

  private static ObjectNode document(
      Map<String, List<Grant>> needs, Map<String, String> principals, AclSetup.Result result) {
    ObjectNode document = JSON.createObjectNode();
    needs.forEach(
        (program, grants) -> {
          ObjectNode one = document.withArray("programs").addObject();
          one.put("program", program).put("principal", principals.get(program));
          for (Grant grant : grants) {
            ObjectNode acl = one.withArray("acls").addObject();
            acl.put("resource", grant.resource().resourceType().name());
            acl.put("pattern", grant.resource().patternType().name());
            acl.put("name", grant.resource().name());
            operations(grant).forEach(acl.putArray("operations")::add);
          }
        });
    result.made().forEach(document.putArray("made")::add);
    result.beyond().forEach(document.putArray("notNeeded")::add);
    return document;
  }

  private static List<String> operations(Grant grant) {
    return grant.operations().stream().map(Enum::name).sorted().toList();
  }
}
