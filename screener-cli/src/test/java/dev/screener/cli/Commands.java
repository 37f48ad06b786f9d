package dev.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs command lines in this JVM. */
public final class Commands {
  private Commands() {}

  /** What came of one. */
  public record Answer(int code, String out, String err) {
    public JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  /** Runs a command line whose words hold no blank. */
  public static Answer run(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ScreenerMain.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(line.split(" "));
    return new Answer(code, out.toString(), err.toString());
  }
}
