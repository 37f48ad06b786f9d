package dev.screener.contracts.serde;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PersonKey;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.StandingChange;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Values of any event, with every field filled by lot: what the schema allows, no more. */
public class RandomEvents {

  public static final List<Class<? extends SpecificRecord>> TYPES =
      List.of(
          ReviewSubmission.class,
          ReviewVerdict.class,
          ApprovedReview.class,
          QueuedJob.class,
          ModeratorDecision.class,
          StandingChange.class,
          Film.class,
          ReviewReport.class,
          PublishedPolicy.class,
          PublishedModel.class,
          PersonKey.class,
          ModerationStats.class,
          ReportSettled.class,
          Campaign.class,
          CampaignDecision.class,
          FilmSiege.class,
          SiegeDecision.class,
          JobClaim.class,
          JobEscalation.class);

  private static final Map<Class<?>, AvroSerde<?>> SERDES = new ConcurrentHashMap<>();

  static {
    // Says to Avro which classes it may instantiate.
    TYPES.forEach(RandomEvents::serde);
  }

  private final Random random;

  RandomEvents(long seed) {
    this(new Random(seed));
  }

  protected RandomEvents(Random random) {
    this.random = random;
  }

  /** The serde of a type, made once. */
  @SuppressWarnings("unchecked")
  public static <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type) {
    return (AvroSerde<T>)
        SERDES.computeIfAbsent(type, unseen -> AvroSerde.of(type, WriterSchemas.none()));
  }

  /** The event's bytes in single-object encoding. */
  @SuppressWarnings("unchecked")
  public static <T extends SpecificRecord> byte[] encoded(T event) {
    return serde((Class<T>) event.getClass()).encode(event);
  }

  public <T extends SpecificRecord> T of(Class<T> type) {
    return type.cast(value(SpecificData.get().getSchema(type)));
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case ENUM -> symbol(schema);
      case ARRAY -> list(schema.getElementType());
      case MAP -> map(schema.getValueType());
      case UNION -> random.nextBoolean() ? null : value(schema.getTypes().get(1));
      case STRING -> text();
      case INT -> number();
      case LONG -> schema.getLogicalType() == null ? (Object) largeNumber() : instant();
      case FLOAT -> (float) fraction();
      case BOOLEAN -> random.nextBoolean();
      case DOUBLE -> fraction();
      case BYTES -> bytes();
      default -> throw new IllegalStateException("no event has a " + schema.getType());
    };
  }

  private SpecificRecord record(Schema schema) {
    var record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema()));
    }
    return record;
  }

  private Object symbol(Schema schema) {
    List<String> symbols = schema.getEnumSymbols();
    return SpecificData.get().createEnum(symbols.get(random.nextInt(symbols.size())), schema);
  }

  private ByteBuffer bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private List<Object> list(Schema element) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(value(element));
    }
    return list;
  }

  private Map<String, Object> map(Schema value) {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      map.put(text(), value(value));
    }
    return map;
  }

  protected int number() {
    return random.nextInt();
  }

  protected long largeNumber() {
    return random.nextLong();
  }

  protected double fraction() {
    return random.nextDouble();
  }

  protected Instant instant() {
    // From 1954 to 2116; the far ends of a long are not dates that java.time can hold as millis.
    return Instant.ofEpochMilli(random.nextLong(-500_000_000_000L, 4_600_000_000_000L));
  }

  /** Any code points but surrogates, which have no UTF-8. */
  protected String text() {
    return random
        .ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
