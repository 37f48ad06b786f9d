package dev.screener.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One broker serves all tests; each works under a prefix of its own. */
@Timeout(120)
class TopicSetupIT {

  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void startKafka() throws Exception {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
  }

  @AfterAll
  static void stopKafka() {
    admin.close();
    kafka.close();
  }

  @Test
  void allTopicsAreCreatedAsDeclaredAndASecondTimeNothingIsDone() {
    TopicCatalogue catalogue = new TopicCatalogue("created.", 3);
    TopicSetup setup = new TopicSetup(admin, catalogue);

    List<String> done = setup.apply((short) 1);

    assertThat(done).containsExactlyElementsOf(names(catalogue).map("created "::concat).toList());
    assertThat(setup.states())
        .allSatisfy(
            state -> {
              assertThat(state.exists()).isTrue();
              assertThat(state.partitions()).isEqualTo(state.topic().partitions());
              assertThat(state.differences()).isEmpty();
            });
    assertThat(setup.apply((short) 1)).isEmpty();
    assertThatCode(setup::requireAsDeclared).doesNotThrowAnyException();
  }

  @Test
  void aSettingThatDiffersIsMendedAndNamed() throws Exception {
    TopicCatalogue catalogue = new TopicCatalogue("mended.", 1);
    TopicSetup setup = new TopicSetup(admin, catalogue);
    setup.apply((short) 1);
    set(catalogue.verdicts().name(), "retention.ms", "1000");

    List<String> done = setup.apply((short) 1);

    assertThat(done)
        .containsExactly(
            "mended mended.reviews.verdicts: retention.ms: 1000, declared 34560000000");
    // A broker may show a new setting a moment later.
    await()
        .untilAsserted(
            () -> assertThat(setup.states()).allMatch(state -> state.differences().isEmpty()));
  }

  @Test
  void settingsThatTheCatalogueDoesNotNameAreLeftToTheOperator() throws Exception {
    TopicCatalogue catalogue = new TopicCatalogue("left.", 1);
    TopicSetup setup = new TopicSetup(admin, catalogue);
    setup.apply((short) 1);
    set(catalogue.verdicts().name(), "compression.type", "zstd");

    assertThat(setup.apply((short) 1)).isEmpty();
  }

  @Test
  void otherPartitionCountsAreRefusedAllInOneMessageAndNeverChanged() throws Exception {
    new TopicSetup(admin, new TopicCatalogue("counted.", 2)).apply((short) 1);
    TopicSetup setup = new TopicSetup(admin, new TopicCatalogue("counted.", 3));
    delete("counted.screener.internal.dlq");

    assertThatThrownBy(setup::requireAsDeclared)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("counted.reviews.submitted has 2 partitions where 3 are declared")
        .hasMessageContaining("counted.moderation.queue has 2 partitions where 3 are declared")
        .hasMessageContaining("counted.screener.internal.dlq is missing")
        .message()
        .doesNotContain("counted.screener.schemas");
    assertThat(setup.apply((short) 1)).containsExactly("created counted.screener.internal.dlq");
    assertThat(setup.states())
        .filteredOn(state -> state.topic().name().equals("counted.reviews.submitted"))
        .singleElement()
        .satisfies(
            state -> assertThat(state.differences()).containsExactly("partitions: 2, declared 3"));
  }

  @Test
  void aClusterWithoutTheTopicsIsToldFromOneThatHasThem() {
    TopicSetup setup = new TopicSetup(admin, new TopicCatalogue("absent.", 1));

    assertThat(setup.states())
        .allSatisfy(
            state -> {
              assertThat(state.exists()).isFalse();
              assertThat(state.differences()).containsExactly("missing");
            });
    assertThatThrownBy(setup::requireAsDeclared)
        .hasMessageContaining("absent.reviews.submitted is missing")
        .hasMessageContaining("screener topics apply");
  }

  @Test
  void topicsOfOthersAreNotTouched() throws Exception {
    admin.createTopics(List.of(new NewTopic("others.reviews.submitted", 7, (short) 1))).all().get();

    List<String> done = new TopicSetup(admin, new TopicCatalogue("mine.", 1)).apply((short) 1);

    assertThat(done).noneMatch(line -> line.contains("others."));
    assertThat(
            admin
                .describeTopics(List.of("others.reviews.submitted"))
                .allTopicNames()
                .get()
                .get("others.reviews.submitted")
                .partitions())
        .hasSize(7);
  }

  private static Stream<String> names(TopicCatalogue catalogue) {
    List<Topic<?>> topics = new ArrayList<>(catalogue.all());
    topics.addAll(catalogue.deadLetters());
    return topics.stream().map(Topic::name);
  }

  private static void set(String topic, String setting, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    admin
        .incrementalAlterConfigs(
            Map.of(
                resource,
                List.of(
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
        .all()
        .get(90, TimeUnit.SECONDS);
    await()
        .until(
            () ->
                admin
                    .describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(setting)
                    .value()
                    .equals(value));
  }

  private static void delete(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get(90, TimeUnit.SECONDS);
    await().until(() -> !admin.listTopics().names().get().contains(topic));
  }
}
