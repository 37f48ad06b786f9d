package dev.screener.cli;

import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.FiguresJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** All benchmarks, one after the other, and the page of what they found. */
final class BenchSuite {

  static final String PAGE = "index.html";

  /** Those that there are, in the order in which they run, with their options. */
  static final List<Member> MEMBERS =
      List.of(
          new Member("startup", "", "--rounds 2 --reviews 2000 --heap-mb 512"),
          new Member("recovery", "", "--rounds 2 --reviews 2000 --heap-mb 512"),
          new Member(
              "ingest",
              "",
              "--rounds 2 --seconds 2 --warmup-seconds 5 --yardstick-records 50000 --heap-mb 512"),
          new Member("reads", "", "--stores 2000 --seconds 3 --warmup-seconds 3 --heap-mb 512"),
          new Member(
              "pipeline",
              "--runs 5",
              "--reviews 5000 --warmup-seconds 5 --rates 500 --seconds 5 --heap-mb 512"),
          new Member(
              "growth",
              "",
              "--cases 2000,5000 --rounds 2 --reviews 500 --yardstick-records 50000 --heap-mb 512"),
          new Member("scoring", "--forks 5", "--warmups 1 --iterations 3 --seconds 1"),
          new Member("policy", "--forks 5", "--warmups 1 --iterations 3 --seconds 1"));

  private final Path directory;
  private final boolean quick;
  private final ToIntFunction<List<String>> command;
  private final PrintWriter progress;

  /**
   * One benchmark.
   *
   * @param whole options of a measurement, parted by blanks
   * @param quick of one that only shows that it runs
   */
  record Member(String name, String whole, String quick) {

    List<String> line(boolean isQuick, Path out) {
      List<String> line = new ArrayList<>(List.of("bench", name));
      String options = isQuick ? quick : whole;
      if (!options.isEmpty()) {
        line.addAll(List.of(options.split(" ", -1)));
      }
      line.addAll(List.of("--json", "--out", out.toString()));
      return line;
    }
  }

  /**
   * @param directory where the documents and the page go
   * @param command runs a command line and tells its exit code
   * @param progress told what runs
   */
  BenchSuite(
      Path directory, boolean quick, ToIntFunction<List<String>> command, PrintWriter progress) {
    this.directory = directory;
    this.quick = quick;
    this.command = command;
    this.progress = progress;
  }

  /**
   * Runs these and writes the page, with what the others found when they ran last.
   *
   * @return whether none failed
   */
  boolean run(List<Member> members) throws IOException {
    Files.createDirectories(directory);
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      progress.printf("%d of %d: bench %s%n", i + 1, members.size(), member.name());
      progress.flush();
      // What it found another time would pass for this one's.
      Files.deleteIfExists(file(member));
      if (command.applyAsInt(member.line(quick, file(member))) != 0
          || Files.notExists(file(member))) {
        failed.add(member.name());
      }
    }
    List<Figures> found = new ArrayList<>();
    for (Member member : MEMBERS) {
      if (Files.exists(file(member))) {
        found.add(FiguresJson.read(file(member)));
      }
    }
    Path page = directory.resolve(PAGE);
    Files.writeString(page, BenchPage.of(found, failed, quick));
    failed.forEach(name -> progress.println("failed: bench " + name));
    progress.println(page);
    progress.flush();
    return failed.isEmpty();
  }

  private Path file(Member member) {
    return directory.resolve(member.name() + ".json");
  }
}
