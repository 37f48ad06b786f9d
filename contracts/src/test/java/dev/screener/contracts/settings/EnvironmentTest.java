package dev.screener.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void allFaultsAreToldAtOnce() {
    Environment env =
        new Environment(Map.of("PORT", "eighty", "THREADS", "65", "PAGES", "yes", "HOST", " "));
    env.integer("PORT", 8081, 0, 65_535);
    env.integer("THREADS", 2, 1, 64);
    env.flag("PAGES", true);
    env.required("HOST", "where to listen");
    env.kafka();
    env.fault("CREDENTIALS: the file names nobody");

    assertThatThrownBy(env::requireSound)
        .isInstanceOf(ConfigurationException.class)
        .message()
        .isEqualToNormalizingNewlines(
            """
            PORT=eighty is not a whole number from 0 to 65535
            THREADS=65 is not a whole number from 1 to 64
            PAGES=yes is neither true nor false
            HOST is not set: where to listen
            KAFKA_BOOTSTRAP_SERVERS is not set: the Kafka cluster, as host:port,host:port
            CREDENTIALS: the file names nobody""");
  }

  @Test
  void aChoiceIsOneOfTheNamesOrAFault() {
    Environment env = new Environment(Map.of("AIM", "minutes", "SPAN", "fortnights"));

    assertThat(env.choice("AIM", TimeUnit.SECONDS)).isEqualTo(TimeUnit.MINUTES);
    assertThat(env.choice("PACE", TimeUnit.SECONDS)).isEqualTo(TimeUnit.SECONDS);
    assertThat(env.choice("SPAN", TimeUnit.DAYS)).isEqualTo(TimeUnit.DAYS);
    assertThatThrownBy(env::requireSound)
        .hasMessage(
            "SPAN=fortnights is none of nanoseconds, microseconds, milliseconds, seconds, minutes,"
                + " hours, days");
  }

  @Test
  void whatIsUnsetOrBlankHasItsFallback() {
    Environment env = new Environment(Map.of("HOST", "  ", "PORT", ""));

    assertThat(env.text("HOST", "127.0.0.1")).isEqualTo("127.0.0.1");
    assertThat(env.integer("PORT", 8081, 0, 65_535)).isEqualTo(8081);
    assertThat(env.flag("PAGES", true)).isTrue();
    assertThat(env.optional("HOST")).isEmpty();
    assertThat(env.list("PAGES_ORIGINS")).isEmpty();
    assertThatCode(env::requireSound).doesNotThrowAnyException();
  }

  @Test
  void valuesAreReadWithoutTheSpaceAroundThem() {
    Environment env =
        new Environment(
            Map.of(
                "HOST", " 0.0.0.0 ",
                "PORT", " 0 ",
                "PAGES", " false ",
                "PAGES_ORIGINS", "http://a , ,http://b,"));

    assertThat(env.text("HOST", "127.0.0.1")).isEqualTo("0.0.0.0");
    assertThat(env.integer("PORT", 8081, 0, 65_535)).isZero();
    assertThat(env.flag("PAGES", true)).isFalse();
    assertThat(env.list("PAGES_ORIGINS")).containsExactly("http://a", "http://b");
  }

  @Test
  void everyKafkaVariableIsTheKafkaSettingThatItNames() {
    Environment env =
        new Environment(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "KAFKA_SSL_TRUSTSTORE_LOCATION", " /etc/trust.jks ",
                "KAFKA_SECURITY_PROTOCOL", "",
                "PORT", "8081"));

    Properties kafka = env.kafka();

    assertThat(kafka)
        .containsOnly(
            Map.entry("bootstrap.servers", "broker:9092"),
            Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
            Map.entry("ssl.truststore.location", "/etc/trust.jks"));
    assertThatCode(env::requireSound).doesNotThrowAnyException();
  }
}
