package dev.screener.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The policy that holds where a site has published none: {@code default-policy.yaml}, beside this
 * class.
 */
public final class DefaultPolicy implements Policy {

  private static final String RESOURCE = "default-policy.yaml";

  private final RulesPolicy rules = compile();

  @Override
  public String version() {
    return rules.version();
  }

  @Override
  public Verdict judge(Case review) {
    return rules.judge(review);
  }

  @Override
  public Optional<HoldEnd> holdEnd(Verdict held) {
    return rules.holdEnd(held);
  }

  /** The policy as a moderator reads it. */
  public static String yaml() {
    try (InputStream resource = DefaultPolicy.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new String(resource.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RulesPolicy compile() {
    Compilation compilation = PolicyCompiler.compile(yaml());
    if (compilation instanceof Compilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalStateException(RESOURCE + " does not compile: " + compilation);
  }
}
