package dev.screener.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.settings.ConfigurationException;
import dev.screener.contracts.settings.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

  private static final String URL = "http://registry:8080/apis/ccompat/v7";

  @Test
  void withoutAnAddressThereIsNoRegistry() {
    assertThat(RegistrySettings.of(new Environment(Map.of()))).isEmpty();
  }

  @Test
  void thePasswordIsNotTold() {
    Environment env =
        new Environment(
            Map.of(
                "SCHEMA_REGISTRY_URL", URL,
                "SCHEMA_REGISTRY_USER", "screener",
                "SCHEMA_REGISTRY_PASSWORD", "hush"));

    RegistrySettings settings = RegistrySettings.of(env).orElseThrow();

    assertThat(settings.login()).contains("screener:hush");
    assertThat(settings.toString()).contains(URL).doesNotContain("hush");
  }

  @Test
  void aUserWithoutAPasswordIsAFault() {
    Environment env =
        new Environment(Map.of("SCHEMA_REGISTRY_URL", URL, "SCHEMA_REGISTRY_USER", "screener"));

    RegistrySettings.of(env);

    assertThatThrownBy(env::requireSound)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SCHEMA_REGISTRY_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://screener:hush@registry:8080", "registry:8080", "http://hush @x"})
  void anAddressThatIsNoneIsAFaultThatDoesNotRepeatIt(String address) {
    Environment env = new Environment(Map.of("SCHEMA_REGISTRY_URL", address));

    RegistrySettings.of(env);

    assertThatThrownBy(env::requireSound)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SCHEMA_REGISTRY_URL")
        .hasMessageNotContaining("hush");
  }
}
