package dev.screener.moderation;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.cases.RecentCases;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.Rejudging;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/** The service's topology without the service, for whoever drives it in event time. */
public final class DrivenModeration {

  private static final int RECENT_CASES = 100;

  private DrivenModeration() {}

  /** The same desks, wired as in the service. */
  public static Topology topology(ModerationSettings settings, Properties streamsProperties) {
    return ModerationService.topology(
            settings,
            WriterSchemas.none(),
            PolicyTimeline.builtIn(settings.policyOverlay().orElse(null)),
            ModelTimeline.builtIn(),
            new Rejudging(),
            new RecentCases(RECENT_CASES, settings.topics().partitions()),
            new ModerationMeters(new SimpleMeterRegistry()))
        .build(streamsProperties);
  }
}
