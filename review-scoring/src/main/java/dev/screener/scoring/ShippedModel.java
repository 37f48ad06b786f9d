package dev.screener.scoring;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** The model that lies in this module's resources, read once. */
final class ShippedModel {

  private static final String RESOURCE = "shipped.model.gz";
  private static final ScoringModel MODEL = read();

  private ShippedModel() {}

  static ScoringModel get() {
    return MODEL;
  }

  private static ScoringModel read() {
    try (InputStream stream = ShippedModel.class.getResourceAsStream(RESOURCE)) {
      return stream == null
          ? ScoringModel.untrained()
          : ScoringModel.read(new BufferedInputStream(new GZIPInputStream(stream)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
