package dev.screener.cli.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.access.Rate;
import dev.screener.contracts.access.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener tokens add}: a new credential; prints its token, once. */
@Command(
    name = "add",
    description = {
      "Adds a credential to the file, or makes the file, and prints its token: it is shown this once.",
      "A name that is there already gets a second token, so that the first can be replaced without a gap."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener tokens add our-site --role site --rate 50 --file credentials.json",
      "  screener tokens add ada --role moderator --role policy-owner"
    })
final class TokensAddCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      paramLabel = "NAME",
      description = "Whose it is: decisions and policies are kept under this name.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      split = ",",
      description = "site, importer, moderator, policy-owner, auditor or admin; may be repeated.")
  private List<String> roles = List.of();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests a second, and lines of batches. Default: as many as it likes.")
  private @Nullable Double rate;

  @Option(
      names = "--burst",
      paramLabel = "N",
      description = "Requests at once after a rest. Default: a second's worth.")
  private @Nullable Integer burst;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Mixin private FileOption file;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (name.isBlank()) {
      throw wrong("Give the credential a name.");
    }
    String token = file.credentials().add(name, roles(), rate());
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      document.put("name", name).put("token", token).put("file", file.path().toString());
      spec.commandLine().getOut().println(JSON.writeValueAsString(document));
    } else {
      spec.commandLine().getOut().println(token);
      spec.commandLine()
          .getErr()
          .println(
              "Added to "
                  + file.path()
                  + ". The token is shown this once; services know it once they are started anew.");
    }
    return 0;
  }

  private Set<Role> roles() {
    Set<Role> found = EnumSet.noneOf(Role.class);
    for (String code : roles) {
      // A reader is one author, whom only a session or an issuer's token names.
      found.add(
          Role.ofCode(code)
              .filter(role -> role != Role.READER)
              .orElseThrow(() -> wrong("There is no role " + code + " for a token: " + codes())));
    }
    return found;
  }

  private Optional<Rate> rate() {
    Double perSecond = rate;
    if (perSecond == null) {
      if (burst != null) {
        throw wrong("--burst goes with --rate.");
      }
      return Optional.empty();
    }
    try {
      Integer atOnce = burst;
      return Optional.of(atOnce == null ? Rate.perSecond(perSecond) : new Rate(perSecond, atOnce));
    } catch (IllegalArgumentException e) {
      throw wrong("--rate, --burst: " + e.getMessage());
    }
  }

  private static String codes() {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.READER)
        .map(Role::code)
        .collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
