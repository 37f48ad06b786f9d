package dev.screener.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.Topic;
import dev.screener.ingest.IngestService;
import dev.screener.ingest.IngestSettings;
import dev.screener.moderation.ModerationService;
import dev.screener.moderation.ModerationSettings;
import dev.screener.projection.ProjectionService;
import dev.screener.projection.ProjectionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service that lacks a topic does not start, and says which; {@code -Ddoors.services=true} tries
 * every topic of each.
 */
@Timeout(1800)
@ExtendWith(SharedSite.class)
class MissingGrantsIT {

  private static final Duration LONG = Duration.ofSeconds(90);

  /**
   * Each topic in turn takes minutes; what each ACL by itself is for, {@link EachGrantIT} tells.
   */
  private static final boolean ALL = Boolean.getBoolean("doors.services");

  private static final Map<String, String> TELLING =
      Map.of(
          LeastAccess.INGEST,
          ClosedSite.TOPICS.submitted().name(),
          ModerationSettings.SERVICE,
          ClosedSite.TOPICS.verdicts().name(),
          ProjectionSettings.SERVICE,
          ClosedSite.TOPICS.approved().name());

  private final ClosedSite site;

  MissingGrantsIT(ClosedSite site) {
    this.site = site;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest-service", "moderation-streams", "projection-service"})
  void whoHasAllOfAServicesAclsButThoseOnOneTopicDoesNotStart(String program) throws Exception {
    for (String topic : ALL ? granted(program) : List.of(TELLING.get(program))) {
      without(program, topic, () -> startAndClose(program));
    }
  }

  private static List<String> granted(String program) {
    return ClosedSite.NEEDS.get(program).stream()
        .map(Grant::resource)
        .filter(resource -> resource.resourceType() == ResourceType.TOPIC)
        .filter(resource -> resource.patternType() == PatternType.LITERAL)
        .map(ResourcePattern::name)
        .toList();
  }

  private void startAndClose(String program) throws Exception {
    AutoCloseable started =
        switch (program) {
          case LeastAccess.INGEST ->
              IngestService.start(
                  IngestSettings.from(new Environment(site.asStranger(site.ingestEnvironment()))));
          case ModerationSettings.SERVICE ->
              ModerationService.start(
                  ModerationSettings.of(site.asStranger(site.moderationEnvironment())));
          default ->
              ProjectionService.start(
                  ProjectionSettings.of(site.asStranger(site.projectionEnvironment())));
        };
    started.close();
  }

  /** Starts a program as somebody who may do to all topics but one what the program needs. */
  private void without(String program, String topic, Executable start) throws Exception {
    List<Grant> needs = ClosedSite.NEEDS.get(program);
    List<Grant> rest =
        needs.stream().filter(grant -> !grant.resource().name().equals(topic)).toList();
    assertThat(rest).hasSize(needs.size() - 1);
    String stranger = "User:" + ClosedSite.STRANGER;
    try (Admin root = site.root();
        Admin admin = site.adminOf(ClosedSite.STRANGER, ClosedSite.STRANGER)) {
      try {
        new AclSetup(root, Map.of(stranger, rest)).apply();
        Awaitility.await()
            .atMost(LONG)
            .until(() -> admin.listTopics().names().get().size() >= topics().size() - 1);

        assertThatThrownBy(start::execute)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(topic + " is missing");
      } finally {
        // The site is shared: to the tests that come after, a stranger is to be nobody again.
        root.deleteAcls(List.of(allOf(stranger))).all().get();
      }
      Awaitility.await().atMost(LONG).until(() -> admin.listTopics().names().get().isEmpty());
    }
  }

  private static AclBindingFilter allOf(String principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private static List<String> topics() {
    return Stream.concat(ClosedSite.TOPICS.all().stream(), ClosedSite.TOPICS.deadLetters().stream())
        .<String>map(Topic::name)
        .toList();
  }
}
