package dev.screener.cli.acl;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What may be done to one resource, or to all whose names begin so. */
public record Grant(ResourcePattern resource, Set<AclOperation> operations) {

  private static final String ANY_HOST = "*";

  public Grant {
    operations = Set.copyOf(operations);
  }

  static Grant literal(ResourceType type, String name, Set<AclOperation> operations) {
    return new Grant(new ResourcePattern(type, name, PatternType.LITERAL), operations);
  }

  static Grant prefixed(ResourceType type, String prefix, Set<AclOperation> operations) {
    return new Grant(new ResourcePattern(type, prefix, PatternType.PREFIXED), operations);
  }

  /** As Kafka keeps it: an entry an operation. */
  Stream<AclBinding> bindings(String principal) {
    return new TreeSet<>(operations)
        .stream()
            .map(
                operation ->
                    new AclBinding(
                        resource,
                        new AccessControlEntry(
                            principal, ANY_HOST, operation, AclPermissionType.ALLOW)));
  }
}
