package dev.screener.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.benchmarks.figures.Figures;
import dev.screener.benchmarks.figures.Machine;
import java.time.Instant;
import java.util.Map;

/** What the same work costs while stores grow, and what they take. */
public final class GrowthReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Figures figures;
  private final GrowthSettings settings;
  private final Growth growth;

  GrowthReport(Instant at, Machine machine, GrowthSettings settings, Growth growth) {
    this.figures = new Figures("growth", at, machine, GrowthRows.of(growth));
    this.settings = settings;
    this.growth = growth;
  }

  /** The figures; beside them each backlog with what the machine did meanwhile, and each topic. */
  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    figures.putInto(json);
    json.put("tunedFor", settings.tunedFor().code());
    json.put("partitions", settings.partitions());
    json.put("reviewsABacklog", settings.reviews());
    for (Growth.Level level : growth.levels()) {
      for (Growth.Backlog backlog : level.backlogs()) {
        Throughput work = backlog.throughput();
        json.withArray("backlogs")
            .addObject()
            .put("cases", level.cases())
            .put("seconds", work.seconds())
            .put("othersShare", work.othersShare());
      }
    }
    Growth.Disk disk = growth.disk();
    ObjectNode onDisk = json.putObject("disk").put("cases", disk.cases());
    ObjectNode stores = onDisk.putObject("storeBytes");
    disk.stores().forEach((service, bytes) -> put(bytes, stores.putObject(service)));
    put(disk.topics(), onDisk.putObject("topicBytes"));
    return json;
  }

  public String table() {
    return figures.table();
  }

  private static void put(Map<String, Long> bytes, ObjectNode into) {
    bytes.forEach(into::put);
  }
}
