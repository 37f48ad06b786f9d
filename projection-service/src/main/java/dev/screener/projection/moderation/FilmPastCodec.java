package dev.screener.projection.moderation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** A film's last verdicts as bytes: a version, their number, and each. */
final class FilmPastCodec {

  private static final byte VERSION = 1;

  private FilmPastCodec() {}

  static byte[] encode(List<FilmPast.One> verdicts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(verdicts.size());
      for (FilmPast.One verdict : verdicts) {
        out.writeUTF(verdict.reviewId());
        out.writeInt(verdict.revision());
        out.writeUTF(verdict.outcome());
        out.writeUTF(verdict.decidedBy());
        out.writeByte(verdict.reasons().size());
        for (String reason : verdict.reasons()) {
          out.writeUTF(reason);
        }
        out.writeLong(verdict.judgedAt().toEpochMilli());
      }
    } catch (IOException e) {
      throw new SerializationException("cannot write a film's verdicts", e);
    }
    return bytes.toByteArray();
  }

  static List<FilmPast.One> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return List.of();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new SerializationException("a film's verdicts of a version that is not known");
      }
      int count = in.readUnsignedByte();
      List<FilmPast.One> verdicts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        verdicts.add(read(in));
      }
      return verdicts;
    } catch (IOException e) {
      throw new SerializationException("not a film's verdicts", e);
    }
  }

  private static FilmPast.One read(DataInputStream in) throws IOException {
    String reviewId = in.readUTF();
    int revision = in.readInt();
    String outcome = in.readUTF();
    String decidedBy = in.readUTF();
    int count = in.readUnsignedByte();
    List<String> reasons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reasons.add(in.readUTF());
    }
    return new FilmPast.One(
        reviewId, revision, outcome, decidedBy, reasons, Instant.ofEpochMilli(in.readLong()));
  }
}
