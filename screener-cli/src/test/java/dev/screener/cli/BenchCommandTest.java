package dev.screener.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"71", "1.01", "-0.1", "NaN"})
  void aShareThatIsNoneIsToldAndNotRoundedToOne(String share) {
    Commands.Answer answer = Commands.run("bench pipeline --known-share " + share);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--known-share is 0 to 1, not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "reads", "ingest", "startup", "recovery", "growth"})
  void whatAllThatStartProcessesAskForIsCheckedByEach(String name) {
    Commands.Answer partitions = Commands.run("bench " + name + " --partitions 0");
    Commands.Answer heap = Commands.run("bench " + name + " --heap-mb 63");

    assertThat(partitions.code()).isEqualTo(2);
    assertThat(partitions.err()).contains("--partitions is at least 1, not 0");
    assertThat(heap.code()).isEqualTo(2);
    assertThat(heap.err()).contains("--heap-mb is at least 64, not 63");
  }

  @ParameterizedTest
  @CsvSource({
    "bench pipeline --rates 0,--rates is at least 1",
    "bench pipeline --java ingest.-Xmx1g,--java begins with one of",
    "bench reads --stores 150,--stores are hundreds",
    "bench reads --stores 200:100,--stores are hundreds and grow",
    "bench ingest --rounds 0,--rounds is at least 1",
    "bench ingest --connections 64:0,--connections are 1 to 4000",
    "bench all --out figures --only ingest:startups,--only: there is no benchmark startups",
    "bench all,Missing required option: '--out",
    "bench startup --rounds 0,--rounds is at least 1",
    "bench startup --reviews 0,--reviews is at least 1",
    "bench recovery --rounds 0,--rounds is at least 1",
    "bench recovery --reviews 0,--reviews is at least 1",
    "bench growth --rounds 0,--rounds is at least 1",
    "bench growth --reviews 0,--reviews is at least 1",
    "bench growth --yardstick-records 0,--yardstick-records is at least 1",
    "bench growth --tuned-for speed,Invalid value for option '--tuned-for'",
    "bench growth --cases 10000,--cases: by then 10325 are in store at least",
    "bench growth --cases 20000:40000,--cases: by then 50000 are in store at least",
    "bench growth --cases 2000000000,--cases is at most 100000000",
    "bench ingest --batch-lines 0,--batch-lines is 1 to 10000"
  })
  void whatCannotBeMeasuredIsTold(String line, String told) {
    Commands.Answer answer = Commands.run(line.replace(':', ','));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(told);
  }
}
