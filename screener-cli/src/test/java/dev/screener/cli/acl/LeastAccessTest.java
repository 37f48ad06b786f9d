package dev.screener.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.cli.Commands;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.ModerationSettings;
import dev.screener.projection.ProjectionSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class LeastAccessTest {

  private static final TopicCatalogue TOPICS = new TopicCatalogue("films.", 12);
  private static final Map<String, List<Grant>> ALL = new LeastAccess(TOPICS).all();

  @Test
  void aTopicIsWrittenByItsOwnerAndWhereThereAreMoreItIsMeant() {
    for (Topic<?> topic : TOPICS.all()) {
      Set<String> expected =
          switch (topic.name()) {
            case "films.screener.schemas" -> ALL.keySet();
            // Screener suspends a rule that fails too often by publishing the policy without it.
            case "films.moderation.policies" ->
                Set.of(LeastAccess.INGEST, ModerationSettings.SERVICE);
            case "films.moderation.models" -> Set.of(LeastAccess.OPERATOR);
            default ->
                TOPICS.replayable().contains(topic)
                    ? Set.of(topic.owner(), LeastAccess.REPLAYER)
                    : Set.of(topic.owner());
          };

      assertThat(who(AclOperation.WRITE, topic.name())).as(topic.name()).isEqualTo(expected);
    }
  }

  @Test
  void textThatIsOnNoPublicTopicIsReadByModerationStreamsAndTheOperatorAlone() {
    for (Topic<?> topic :
        List.<Topic<?>>of(TOPICS.submitted(), TOPICS.linked(), TOPICS.rerouted())) {
      assertThat(who(AclOperation.READ, topic.name()))
          .containsExactlyInAnyOrder(ModerationSettings.SERVICE, LeastAccess.OPERATOR);
    }
    assertThat(who(AclOperation.READ, TOPICS.personKeys().name()))
        .containsExactlyInAnyOrder(LeastAccess.INGEST);
  }

  @Test
  void onlyTheStreamsServicesAndReplaysHaveGroupsTransactionsAndTopicsUnderAPrefix() {
    for (Map.Entry<String, List<Grant>> program : ALL.entrySet()) {
      boolean streams =
          Set.of(ModerationSettings.SERVICE, ProjectionSettings.SERVICE).contains(program.getKey());
      List<String> own =
          program.getValue().stream()
              .filter(
                  grant ->
                      grant.resource().resourceType() != ResourceType.TOPIC
                          || grant.resource().patternType() != PatternType.LITERAL)
              .map(grant -> grant.resource().resourceType() + " " + grant.resource().name())
              .toList();
      String id = "films." + program.getKey();
      List<String> expected =
          streams
              ? List.of("TOPIC " + id + "-", "GROUP " + id, "TRANSACTIONAL_ID " + id + "-")
              : List.of();
      if (program.getKey().equals(LeastAccess.REPLAYER)) {
        // Also what stood between desks is sent in again.
        expected =
            List.of(
                "TOPIC films." + ModerationSettings.SERVICE + "-",
                "GROUP films.screener-dlq-replay",
                "TRANSACTIONAL_ID films.screener-dlq-replay");
      }

      assertThat(own).isEqualTo(expected);
    }
  }

  @Test
  void theCommandListsThemForPeopleAndForPrograms() throws IOException {
    Commands.Answer listed = Commands.run("topics acl --prefix films.");
    Commands.Answer json =
        Commands.run("topics acl --prefix films. --principal ingest-service=User:CN=in --json");
    Commands.Answer wrong = Commands.run("topics acl --principal another=User:x");

    assertThat(listed.code()).isZero();
    assertThat(listed.out())
        .contains("moderation-streams as User:films.moderation-streams", "films.reviews.approved");
    assertThat(json.json().path("programs")).hasSize(5);
    assertThat(json.json().path("programs").get(0).path("principal").asText())
        .isEqualTo("User:CN=in");
    assertThat(wrong.code()).isEqualTo(2);
  }

  private static Set<String> who(AclOperation operation, String topic) {
    Set<String> who = new TreeSet<>();
    ALL.forEach(
        (program, grants) -> {
          if (grants.stream()
              .anyMatch(
                  grant ->
                      grant.resource().name().equals(topic)
                          && grant.operations().contains(operation))) {
            who.add(program);
          }
        });
    return who;
  }
}
