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

/** Past verdicts as bytes: a version, their number, and each; texts carry their length. */
final class PastVerdictsCodec {

  private static final byte VERSION = 1;

  private PastVerdictsCodec() {}

  static byte[] encode(List<PastVerdicts.Past> verdicts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(verdicts.size());
      for (PastVerdicts.Past verdict : verdicts) {
        write(out, verdict);
      }
    } catch (IOException e) {
      throw new SerializationException("cannot write past verdicts", e);
    }
    return bytes.toByteArray();
  }

  static List<PastVerdicts.Past> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return List.of();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new SerializationException("past verdicts of a version that is not known");
      }
      int count = in.readUnsignedByte();
      List<PastVerdicts.Past> verdicts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        verdicts.add(read(in));
      }
      return verdicts;
    } catch (IOException e) {
      throw new SerializationException("not past verdicts", e);
    }
  }

  private static void write(DataOutputStream out, PastVerdicts.Past verdict) throws IOException {
    out.writeInt(verdict.revision());
    out.writeUTF(verdict.cause());
    out.writeUTF(verdict.decidedBy());
    writeOptional(out, verdict.decisionId());
    writeOptional(out, verdict.decisionAnswer());
    out.writeUTF(verdict.outcome());
    out.writeUTF(verdict.display());
    writeOptional(out, verdict.previousOutcome());
    writeAll(out, verdict.reasons());
    writeAll(out, verdict.ruleIds());
    out.writeUTF(verdict.policyVersion());
    out.writeLong(verdict.judgedAt().toEpochMilli());
  }

  private static PastVerdicts.Past read(DataInputStream in) throws IOException {
    return new PastVerdicts.Past(
        in.readInt(),
        in.readUTF(),
        in.readUTF(),
        readOptional(in),
        readOptional(in),
        in.readUTF(),
        in.readUTF(),
        readOptional(in),
        readAll(in),
        readAll(in),
        in.readUTF(),
        Instant.ofEpochMilli(in.readLong()));
  }

  private static void writeOptional(DataOutputStream out, @Nullable String text)
      throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> readAll(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
