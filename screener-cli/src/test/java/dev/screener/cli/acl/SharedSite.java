package dev.screener.cli.acl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link ClosedSite}, started for the first of them and closed after the last. */
final class SharedSite implements ParameterResolver {

  private static final Namespace OURS = Namespace.create(SharedSite.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ClosedSite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(OURS)
            .computeIfAbsent(Running.class, first -> new Running(), Running.class);
    return running.site;
  }

  /** JUnit closes what it keeps. */
  private static final class Running implements AutoCloseable {
    private final ClosedSite site;

    Running() {
      try {
        site = new ClosedSite(Files.createTempDirectory(Path.of("target"), "closed-site-"));
      } catch (IOException e) {
        throw new IllegalStateException("the site does not start", e);
      }
      try {
        site.start();
      } catch (IOException | RuntimeException e) {
        closeAfter(e);
        throw new IllegalStateException("the site does not start", e);
      }
    }

    /** Its broker and its first services may run already. */
    private void closeAfter(Exception failure) {
      try {
        site.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }

    @Override
    public void close() throws Exception {
      site.close();
    }
  }
}
