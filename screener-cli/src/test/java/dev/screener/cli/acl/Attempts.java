package dev.screener.cli.acl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One user's clients, which do precisely what an operation is for, and tell whether they may. */
final class Attempts implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] ANY = {1};

  private final Properties settings;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  Attempts(Properties settings) {
    this.settings = settings;
    this.admin = Admin.create(settings);
    // Idempotent, as the services are.
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Whether the user may; any other failure is one of the test. */
  boolean may(ResourceType type, String name, AclOperation operation) {
    try {
      switch (type) {
        case TOPIC -> onTopic(name, operation);
        case GROUP -> onGroup(name, operation);
        case TRANSACTIONAL_ID -> onTransactionalId(name, operation);
        default -> throw new IllegalArgumentException("no attempt at " + type);
      }
      return true;
    } catch (AuthorizationException refused) {
      return false;
    }
  }

  private void onTopic(String topic, AclOperation operation) {
    TopicPartition partition = new TopicPartition(topic, 0);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    switch (operation) {
      case DESCRIBE -> get(admin.describeTopics(List.of(topic)).allTopicNames());
      case READ -> read(partition);
      case WRITE -> write(topic);
      case CREATE -> create(topic);
      // What Kafka Streams does to a repartition topic that it has read.
      case DELETE ->
          get(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(0))).all());
      case ALTER ->
          get(
              admin
                  .createPartitions(
                      Map.of(topic, NewPartitions.increaseTo(2)),
                      new CreatePartitionsOptions().validateOnly(true))
                  .all());
      case DESCRIBE_CONFIGS -> get(admin.describeConfigs(List.of(resource)).all());
      case ALTER_CONFIGS ->
          get(
              admin
                  .incrementalAlterConfigs(
                      Map.of(
                          resource,
                          List.of(
                              new AlterConfigOp(
                                  new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET))),
                      new AlterConfigsOptions().validateOnly(true))
                  .all());
      default -> throw new IllegalArgumentException("no attempt to " + operation);
    }
  }

  private void read(TopicPartition partition) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, 0);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("nothing is read of " + partition);
      }
    }
  }

  private void write(String topic) {
    try {
      producer.send(new ProducerRecord<>(topic, 0, ANY, ANY)).get();
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Nothing is made: for one who may, the topic is there already. */
  private void create(String topic) {
    try {
      get(
          admin
              .createTopics(
                  List.of(new NewTopic(topic, 1, (short) 1)),
                  new CreateTopicsOptions().validateOnly(true))
              .all());
    } catch (TopicExistsException allowed) {
      // As it should be.
    }
  }

  /** Deletes a topic in earnest. */
  boolean mayDeleteTopic(String topic) {
    try {
      get(admin.deleteTopics(List.of(topic)).all());
      return true;
    } catch (AuthorizationException refused) {
      return false;
    }
  }

  private void onGroup(String group, AclOperation operation) {
    TopicPartition known = new TopicPartition(ProbedBroker.TOPICS.schemas().name(), 0);
    try {
      switch (operation) {
        case READ ->
            get(
                admin
                    .alterConsumerGroupOffsets(group, Map.of(known, new OffsetAndMetadata(0)))
                    .all());
        case DESCRIBE -> get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        case DELETE -> get(admin.deleteConsumerGroups(List.of(group)).all());
        default -> throw new IllegalArgumentException("no attempt to " + operation);
      }
    } catch (GroupIdNotFoundException allowed) {
      // Only one who may is told so.
    }
  }

  private void onTransactionalId(String id, AclOperation operation) {
    if (operation == AclOperation.DESCRIBE) {
      try {
        get(admin.describeTransactions(List.of(id)).all());
      } catch (TransactionalIdNotFoundException allowed) {
        // Only one who may is told so.
      }
      return;
    }
    Properties transactional = new Properties();
    transactional.putAll(settings);
    transactional.put("transactional.id", id);
    KafkaProducer<byte[], byte[]> begun =
        new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      begun.initTransactions();
      begun.beginTransaction();
      begun.send(new ProducerRecord<>(ProbedBroker.TOPICS.schemas().name(), 0, ANY, ANY));
      begun.commitTransaction();
    } finally {
      begun.close(Duration.ZERO);
    }
  }

  /** What may be done to the cluster as a whole: nothing. */
  List<KafkaFuture<?>> onTheCluster() {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "0");
    return List.of(
        admin.describeAcls(AclBindingFilter.ANY).values(),
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all(),
        admin.describeConfigs(List.of(broker)).all(),
        admin
            .incrementalAlterConfigs(
                Map.of(
                    broker,
                    List.of(
                        new AlterConfigOp(
                            new ConfigEntry("log.cleaner.threads", "1"),
                            AlterConfigOp.OpType.SET))),
                new AlterConfigsOptions().validateOnly(true))
            .all(),
        admin
            .alterPartitionReassignments(
                Map.of(
                    new TopicPartition(ProbedBroker.TOPICS.schemas().name(), 0), Optional.empty()))
            .all(),
        admin.describeUserScramCredentials().all(),
        admin
            .createTopics(
                List.of(new NewTopic("elsewhere", 1, (short) 1)),
                new CreateTopicsOptions().validateOnly(true))
            .all());
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
  }
}
