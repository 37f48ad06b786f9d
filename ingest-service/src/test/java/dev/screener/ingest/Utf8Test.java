package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "c080",
        "c1bf",
        "c3",
        "c328",
        "e08080",
        "e282",
        "eda080",
        "edbfbf",
        "f08080af",
        "f4908080",
        "f5808080",
        "ff",
        "6162636465666768e2"
      })
  void whatIsNoCharacterIsInvalid(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(Utf8.isValid(bytes, 0, bytes.length)).isFalse();
  }

  @Test
  void itAgreesWithTheJdkOnBytesOfEveryKind() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = "Crossing é € 😀 long enough for words".getBytes(UTF_8);
      for (int faults = random.nextInt(3); faults > 0; faults--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int offset = random.nextInt(10);
      int length = random.nextInt(bytes.length - offset);

      assertThat(Utf8.isValid(bytes, offset, length)).isEqualTo(jdkReads(bytes, offset, length));
    }
  }

  private static boolean jdkReads(byte[] bytes, int offset, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length)).length() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
