package dev.screener.projection.moderation;

import dev.screener.policy.DefaultPolicy;
import dev.screener.projection.view.ViewStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Policies as this process has read them, and the one that is built in. */
final class StreamsPolicies implements Policies {

  private final ViewStores stores;
  private final PolicyShelf shelf;
  private final Clock clock;
  private final Version builtIn;

  StreamsPolicies(ViewStores stores, PolicyShelf shelf, Clock clock) {
    this.stores = stores;
    this.shelf = shelf;
    this.clock = clock;
    String version = new DefaultPolicy().version();
    int slash = version.indexOf('/');
    this.builtIn =
        new Version(
            version.substring(0, slash),
            version.substring(slash + 1),
            "LIVE",
            "HELD",
            null,
            null,
            "",
            List.of(),
            true,
            DefaultPolicy.yaml(),
            null);
  }

  @Override
  public List<Version> all() {
    stores.global(ModerationStores.POLICIES);
    List<Version> all = new ArrayList<>(shelf.all(clock.millis()));
    boolean superseded = all.stream().anyMatch(Version::inForce);
    all.add(superseded ? builtIn.notInForce() : builtIn);
    return all;
  }
}
