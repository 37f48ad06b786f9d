package dev.screener.cli.acl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** Grants on a cluster. */
public final class AclSetup {

  private static final int TIMEOUT_SECONDS = 30;

  private final Admin admin;
  private final Map<String, List<Grant>> byPrincipal;

  /**
   * @param admin of someone who may alter the cluster
   */
  public AclSetup(Admin admin, Map<String, List<Grant>> byPrincipal) {
    this.admin = admin;
    this.byPrincipal = Map.copyOf(byPrincipal);
  }

  /**
   * A line an ACL.
   *
   * @param made that were missing
   * @param beyond what the principals are allowed and do not need
   */
  public record Result(List<String> made, List<String> beyond) {}

  /**
   * Makes what is missing, and removes nothing.
   *
   * @throws KafkaException when the cluster refuses or does not answer within 30 s
   */
  public Result apply() {
    List<AclBinding> missing = new ArrayList<>();
    List<String> beyond = new ArrayList<>();
    byPrincipal.forEach(
        (principal, grants) -> {
          Set<AclBinding> there = new HashSet<>(await(admin.describeAcls(of(principal)).values()));
          List<AclBinding> needed =
              grants.stream().flatMap(grant -> grant.bindings(principal)).toList();
          needed.stream().filter(acl -> !there.contains(acl)).forEach(missing::add);
          needed.forEach(there::remove);
          there.stream().map(AclSetup::line).sorted().forEach(beyond::add);
        });
    await(admin.createAcls(missing).all());
    return new Result(missing.stream().map(AclSetup::line).toList(), beyond);
  }

  private static AclBindingFilter of(String principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private static String line(AclBinding acl) {
    return "%s: %s %s %s %s %s"
        .formatted(
            acl.entry().principal(),
            acl.entry().permissionType(),
            acl.entry().operation(),
            acl.pattern().resourceType(),
            acl.pattern().patternType(),
            acl.pattern().name());
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("The cluster does not answer within " + TIMEOUT_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the cluster", e);
    }
  }
}
