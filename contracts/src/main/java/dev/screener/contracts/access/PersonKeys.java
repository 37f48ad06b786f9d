package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.PersonKey;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.FollowedTopic;
import dev.screener.contracts.serde.WriterSchemas;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A key for each person, so that topics which are kept long can speak of people by tokens and hold
 * their notes encrypted, and forget both: destroying the key leaves what nobody can read or trace.
 *
 * <p>Keys stand on {@code persons.keys} under the SHA-256 of the person's id. A person without one
 * gets one: it is written, acknowledged and read back before its first use. Should two instances
 * give the same person a key at once, the last record on the topic wins everywhere: what the other
 * instance wrote under its own key within those milliseconds can then not be decrypted, and its
 * token stands for the same person a second time.
 *
 * <p>Author ids name people as they are; those who work here are named by {@link #staff}, so that
 * an author who bears a moderator's name cannot have the moderator's key destroyed.
 *
 * <p>Safe for use by several threads; nothing blocks. Ids are never logged.
 */
public final class PersonKeys {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FollowedTopic<PersonKey> kept;
  private final Writer writer;
  private final Clock clock;
  private final ConcurrentMap<String, CompletableFuture<PersonSecret>> making =
      new ConcurrentHashMap<>();

  /** Puts records onto {@code persons.keys}. */
  public interface Writer {
    /**
     * Ends once every replica in sync has the record, or with what stood in the way.
     *
     * @param key null for a tombstone
     */
    CompletionStage<?> write(String address, @Nullable PersonKey key);
  }

  /**
   * @param kept {@code persons.keys}, as {@link #serde} reads it
   */
  public PersonKeys(FollowedTopic<PersonKey> kept, Writer writer, Clock clock) {
    this.kept = kept;
    this.writer = writer;
    this.clock = clock;
  }

  /** Reads keys, and refuses those that are none. */
  public static AvroSerde<PersonKey> serde(WriterSchemas schemas) {
    return AvroSerde.checked(
        PersonKey.class, schemas, key -> new PersonSecret(bytes(key.getKey())).token(""));
  }

  /** The id of someone who moderates or writes policies, by the name of their credential. */
  public static String staff(String name) {
    return "staff:" + name;
  }

  /**
   * The token that stands for this person: 22 characters of URL-safe base64, always the same while
   * the person's key lives. Gives the person a key where there is none.
   *
   * @return ends exceptionally when the topic cannot be read or written
   */
  public CompletionStage<String> tokenOf(String personId) {
    return secretOf(personId).thenApply(secret -> secret.token(personId));
  }

  /** The text as only this person's key reads it; else as {@link #tokenOf}. */
  public CompletionStage<byte[]> encrypt(String personId, String text) {
    return secretOf(personId).thenApply(secret -> secret.encrypt(text));
  }

  /** What {@link #encrypt} was given; empty once the person's key is gone or another one. */
  public Optional<String> decrypt(String personId, byte[] encrypted) {
    return known(address(personId)).flatMap(secret -> secret.decrypt(encrypted));
  }

  /** Forgets the person: tokens and notes so far say nothing any more. */
  public CompletionStage<?> destroy(String personId) {
    return writer.write(address(personId), null);
  }

  /** Where a person's key stands on the topic: SHA-256 of the id as 64 hex digits. */
  static String address(String personId) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(("person:" + personId).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private CompletionStage<PersonSecret> secretOf(String personId) {
    String address = address(personId);
    Optional<PersonSecret> known = known(address);
    if (known.isPresent()) {
      return CompletableFuture.completedStage(known.get());
    }
    CompletableFuture<PersonSecret> mine = new CompletableFuture<>();
    CompletableFuture<PersonSecret> underWay = making.putIfAbsent(address, mine);
    if (underWay != null) {
      return underWay;
    }
    var unused =
        make(address)
            .toCompletableFuture()
            .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (secret, failure) -> {
                  making.remove(address);
                  if (failure == null) {
                    mine.complete(secret);
                  } else {
                    mine.completeExceptionally(failure);
                  }
                });
    return mine;
  }

  /** Reads to the end first: a key that another instance made must not be written over. */
  private CompletionStage<PersonSecret> make(String address) {
    return kept.upToDate()
        .thenCompose(
            read ->
                known(address)
                    .<CompletionStage<PersonSecret>>map(CompletableFuture::completedStage)
                    .orElseGet(() -> write(address)));
  }

  private CompletionStage<PersonSecret> write(String address) {
    ByteBuffer key = ByteBuffer.wrap(PersonSecret.randomKey());
    return writer
        .write(address, new PersonKey(key, clock.instant()))
        .thenCompose(written -> kept.upToDate())
        .thenApply(
            read ->
                known(address)
                    .orElseThrow(
                        () -> new IllegalStateException("a key was destroyed as it was made")));
  }

  private Optional<PersonSecret> known(String address) {
    return Optional.ofNullable(kept.get(address)).map(key -> new PersonSecret(bytes(key.getKey())));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
