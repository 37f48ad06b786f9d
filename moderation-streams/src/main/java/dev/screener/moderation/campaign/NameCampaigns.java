package dev.screener.moderation.campaign;

import dev.screener.contracts.event.CampaignState;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CampaignFile;
import dev.screener.moderation.record.ClusterNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The one place where clusters become campaigns, in a single partition. Clusters that share a
 * member are one campaign, named after the oldest. What a moderator has decided on takes in a
 * further cluster only when it has half of that cluster's members: a decision must not spread to
 * what nobody has seen.
 */
final class NameCampaigns implements ProcessorSupplier<String, ClusterNews, String, Announcement> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long REMEMBERED_MILLIS = Duration.ofDays(200).toMillis();
  private static final long EXPECTED_MILLIS = Duration.ofDays(1).toMillis();

  private final CampaignStores stores;

  NameCampaigns(CampaignStores stores) {
    this.stores = stores;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores.ofNaming();
  }

  @Override
  public Processor<String, ClusterNews, String, Announcement> get() {
    return new Desk();
  }

  private static final class Desk implements Processor<String, ClusterNews, String, Announcement> {
    private ProcessorContext<String, Announcement> context;
    private CampaignRegister register;

    @Override
    public void init(ProcessorContext<String, Announcement> processorContext) {
      context = processorContext;
      register = new CampaignRegister(processorContext);
      Sweep<CampaignFile> old =
          new Sweep<>(register.campaigns(), NameCampaigns::isForgotten, this::forget).daily();
      Sweep<Long> members =
          new Sweep<>(register.hashes(), (cluster, now) -> !register.knows(cluster)).daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, members::next);
    }

    @Override
    public void process(Record<String, ClusterNews> record) {
      ClusterNews news = record.value();
      if (news.getLeft() != null) {
        left(record, news.getLeft());
        return;
      }
      long cluster = news.getSpread().getCluster();
      long[] members = ClusterKeys.unpacked(news.getHashes());
      String own = register.campaignOf(cluster);
      Map<String, Integer> shared = register.sharing(members);
      String kin = news.getKin() == 0 ? "" : register.campaignOf(news.getKin());
      if (!kin.isEmpty()) {
        shared.merge(kin, mayTakeIn(kin, members) ? members.length : 0, Integer::sum);
      }
      if (kin.equals(own) && !own.isEmpty()) {
        return;
      }
      long counted = news.getMore() + register.unknown(members);
      String decided = own.isEmpty() ? decidedOn(shared, members.length) : own;
      List<String> open = open(shared, own);
      if (!decided.isEmpty() && !isOpen(decided)) {
        join(record, decided, List.of(), own.isEmpty(), counted);
      } else if (open.isEmpty()) {
        join(record, ClusterKeys.written(cluster), List.of(), true, counted);
      } else {
        join(record, open.get(0), open.subList(1, open.size()), own.isEmpty(), counted);
      }
      register.remember(members, cluster);
    }

    /**
     * Whether a campaign may take in a cluster of the same mould whatever was decided on it: what
     * is cleared, and who comes later, need nobody to look again.
     */
    private boolean mayTakeIn(String id, long[] members) {
      CampaignFile file = register.campaign(id);
      return file != null
          && (members.length == 0 || CampaignFiles.state(file) == CampaignState.CLEARED);
    }

    /**
     * Takes a cluster, and younger campaigns, into a campaign.
     *
     * @param counted reviews that no cluster has told of before
     */
    private void join(
        Record<String, ClusterNews> record,
        String id,
        List<String> younger,
        boolean isNew,
        long counted) {
      List<Long> told = new ArrayList<>();
      if (isNew) {
        told.add(record.value().getSpread().getCluster());
      }
      CampaignFile file =
          CampaignFiles.with(register.campaign(id), record.value(), counted, record.timestamp());
      for (String other : younger) {
        CampaignFile absorbed = Objects.requireNonNull(register.campaign(other));
        for (long cluster : ClusterKeys.unpacked(absorbed.getClusters())) {
          told.add(cluster);
        }
        file = CampaignFiles.absorbing(file, absorbed);
        register.absorbed(other);
        context.forward(record.withKey(other).withValue(Announcements.gone()));
      }
      register.keep(id, file);
      long[] clusters = told.stream().mapToLong(Long::longValue).toArray();
      context.forward(
          record.withKey(id).withValue(Announcements.of(id, file, null, null, clusters)));
    }

    /** Somebody's review has gone: it is no member by which clusters are known, and no example. */
    private void left(Record<String, ClusterNews> record, String reviewKey) {
      register.forgetMember(Hashes.of(reviewKey));
      String id = register.campaignOf(record.value().getSpread().getCluster());
      CampaignFile file = register.campaign(id);
      if (file != null && file.getSample().contains(reviewKey)) {
        CampaignFile without = CampaignFiles.without(file, reviewKey);
        register.keep(id, without);
        context.forward(record.withKey(id).withValue(Announcements.of(id, without, null, null)));
      }
    }

    private void forget(String id, CampaignFile file) {
      register.forget(id);
      if (!CampaignFiles.isExpected(file)) {
        context.forward(new Record<>(id, Announcements.gone(), file.getLastAt()));
      }
    }

    /** The campaign that has half of the members and was decided on, or empty. */
    private String decidedOn(Map<String, Integer> shared, int members) {
      return shared.entrySet().stream()
          .filter(entry -> 2 * entry.getValue() >= members && !isOpen(entry.getKey()))
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse("");
    }

    /** Those that nobody has decided on, the oldest first. */
    private List<String> open(Map<String, Integer> shared, String own) {
      List<String> open = new ArrayList<>(shared.keySet());
      if (!own.isEmpty() && !open.contains(own)) {
        open.add(own);
      }
      open.removeIf(id -> !isOpen(id));
      open.sort(Comparator.comparingLong(this::firstAt).thenComparing(id -> id));
      return open;
    }

    private long firstAt(String id) {
      return Objects.requireNonNull(register.campaign(id)).getFirstAt();
    }

    private boolean isOpen(String id) {
      @Nullable CampaignFile file = register.campaign(id);
      return file != null && CampaignFiles.state(file) == CampaignState.SUSPECTED;
    }
  }

  private static boolean isForgotten(CampaignFile file, long now) {
    long life = CampaignFiles.isExpected(file) ? EXPECTED_MILLIS : REMEMBERED_MILLIS;
    return Math.max(file.getLastAt(), file.getChangedAt()) < now - life;
  }
}
