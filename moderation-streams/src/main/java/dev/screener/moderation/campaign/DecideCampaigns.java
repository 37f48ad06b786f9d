package dev.screener.moderation.campaign;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.record.CampaignFile;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Takes moderators' decisions to campaigns; one settles all members. */
final class DecideCampaigns
    implements ProcessorSupplier<String, CampaignDecision, String, Announcement> {

  @Override
  public Processor<String, CampaignDecision, String, Announcement> get() {
    return new Desk();
  }

  private static final class Desk
      implements Processor<String, CampaignDecision, String, Announcement> {
    private ProcessorContext<String, Announcement> context;
    private CampaignRegister register;

    @Override
    public void init(ProcessorContext<String, Announcement> processorContext) {
      context = processorContext;
      register = new CampaignRegister(processorContext);
    }

    @Override
    public void process(Record<String, CampaignDecision> record) {
      CampaignDecision decision = record.value();
      String id = register.resolved(decision.getCampaignId());
      CampaignFile known = register.campaign(id);
      CampaignFile before = known == null ? CampaignFiles.expected(record.timestamp()) : known;
      CampaignFiles.Decided decided = CampaignFiles.decided(before, decision, record.timestamp());
      if (decided == null) {
        return;
      }
      register.keep(id, decided.file());
      if (CampaignFiles.isExpected(decided.file())) {
        return;
      }
      boolean changes = CampaignFiles.state(before) != CampaignFiles.state(decided.file());
      long[] told = changes ? ClusterKeys.unpacked(decided.file().getClusters()) : new long[0];
      context.forward(
          record
              .withKey(id)
              .withValue(Announcements.of(id, decided.file(), decision, decided.answer(), told)));
    }
  }
}
