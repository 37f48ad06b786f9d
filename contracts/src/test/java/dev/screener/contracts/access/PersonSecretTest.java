package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSecretTest {

  private final PersonSecret ada = new PersonSecret(PersonSecret.randomKey());
  private final PersonSecret grace = new PersonSecret(PersonSecret.randomKey());

  @Test
  void aTokenIsTheFirstHalfOfTheHmacOfTheId() throws GeneralSecurityException {
    byte[] key = PersonSecret.randomKey();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] half = Arrays.copyOf(mac.doFinal("ada".getBytes(UTF_8)), 16);

    String token = new PersonSecret(key).token("ada");

    assertThat(token)
        .hasSize(22)
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(half));
  }

  @Test
  void aTokenSaysNothingAcrossKeys() {
    assertThat(ada.token("ada")).isEqualTo(ada.token("ada")).isNotEqualTo(grace.token("ada"));
    assertThat(ada.token("ada")).isNotEqualTo(ada.token("adb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A quotation.", "映画 🎬", "line\nline"})
  void aTextComesBackAsItWas(String text) {
    assertThat(ada.decrypt(ada.encrypt(text))).contains(text);
  }

  @Test
  void theSameTextIsNeverEncryptedAlike() {
    byte[] first = ada.encrypt("A quotation.");

    assertThat(ada.encrypt("A quotation.")).isNotEqualTo(first);
    assertThat(first).hasSize(12 + 12 + 16);
    assertThat(new String(first, UTF_8)).doesNotContain("quotation");
  }

  @Test
  void anothersKeyReadsNothing() {
    assertThat(grace.decrypt(ada.encrypt("A quotation."))).isEmpty();
  }

  @Test
  void whatWasAlteredOrIsNoneIsEmpty() {
    Random random = new Random(11);
    byte[] sound = ada.encrypt("A quotation.");
    for (int i = 0; i < sound.length; i++) {
      byte[] altered = sound.clone();
      altered[i] ^= (byte) (1 << random.nextInt(8));
      assertThat(ada.decrypt(altered)).isEmpty();
      assertThat(ada.decrypt(Arrays.copyOf(sound, i))).isEmpty();
    }
  }

  @Test
  void aKeyHas32Bytes() {
    assertThat(PersonSecret.randomKey()).hasSize(32).isNotEqualTo(PersonSecret.randomKey());
    assertThatThrownBy(() -> new PersonSecret(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
