package dev.screener.scoring;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A scoring model as it is kept in files and on topics: zipped. */
public final class ModelFile {

  private static final int FIRST_OF_GZIP = 0x1f;
  private static final int SECOND_OF_GZIP = 0x8b;

  private ModelFile() {}

  /**
   * Reads a model, zipped or not; the first two bytes tell.
   *
   * @throws IOException if it is no model of this version, is cut short or was changed
   */
  public static ScoringModel read(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream);
    buffered.mark(2);
    boolean zipped = buffered.read() == FIRST_OF_GZIP && buffered.read() == SECOND_OF_GZIP;
    buffered.reset();
    return ScoringModel.read(
        zipped ? new BufferedInputStream(new GZIPInputStream(buffered)) : buffered);
  }

  /** The bytes of a file with the model: no time stamp, the same each time. */
  public static byte[] zipped(ScoringModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new BestZip(bytes)) {
      model.write(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class BestZip extends GZIPOutputStream {
    BestZip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
