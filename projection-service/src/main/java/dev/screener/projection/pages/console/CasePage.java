package dev.screener.projection.pages.console;

import dev.screener.contracts.event.Lane;
import dev.screener.policy.Reason;
import dev.screener.policy.Signals;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Escalations.Escalation;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims.Claim;
import dev.screener.projection.moderation.PastVerdicts.Past;
import dev.screener.scoring.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case with all that bears on it.
 *
 * @param job null where no job of its own waits
 * @param claim null where nobody looks at it
 * @param past the newest first
 * @param author null where moderation-streams did not tell it
 * @param ofFilm other reviews of its film that were written or judged lately, the newest first;
 *     null where another instance keeps the film
 * @param escalation null where it waits for everybody
 */
public record CasePage(
    Visitor visitor,
    QueueFilter filter,
    Cases.Told told,
    @Nullable Job job,
    @Nullable Claim claim,
    List<Past> past,
    List<NearCampaign> campaigns,
    FilmFacts film,
    @Nullable AuthorHistory author,
    @Nullable List<SampleReview> ofFilm,
    @Nullable Escalation escalation) {

  /** Reasons that an author can be told for a rejection, the first being the usual one. */
  static final List<Reason> REJECTIONS =
      List.of(
          Reason.SPAM,
          Reason.ABUSE,
          Reason.TEMPLATE_CAMPAIGN,
          Reason.GIBBERISH,
          Reason.LOW_EFFORT,
          Reason.OFF_TOPIC);

  private static final Pattern SIGNAL = Pattern.compile("[a-z]+\\.[A-Za-z]+(?= = )");

  public CasePage {
    past = List.copyOf(past);
    campaigns = List.copyOf(campaigns);
  }

  /** A campaign of which it is a member, with other members of it. */
  public record NearCampaign(Cases.OfCampaign campaign, List<SampleReview> sample) {

    public NearCampaign {
      sample = List.copyOf(sample);
    }
  }

  /**
   * What else its author has written.
   *
   * @param others the newest first
   * @param known how many there are in all, the case itself left out
   */
  public record AuthorHistory(List<SampleReview> others, int known) {

    public AuthorHistory {
      others = List.copyOf(others);
    }
  }

  /**
   * What is known of its film.
   *
   * @param title null when the catalogue does not know it
   * @param underSiege whether a siege of it is open
   */
  public record FilmFacts(
      String filmId,
      @Nullable String title,
      long shown,
      long held,
      long rejected,
      boolean underSiege) {}

  /** A signal with its number and what that means. */
  record Shown(Signal signal, float value) {

    String number() {
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? String.valueOf((long) value)
          : String.format(Locale.ROOT, "%.3g", value);
    }
  }

  /**
   * While it waits in this lane a case is labelled without its verdict being known. Who decides
   * nothing labels nothing, and may read all.
   */
  boolean isBlind() {
    return job != null && job.isBlind() && visitor.decides();
  }

  /** Whether this visitor may say what becomes of it: what was handed on is for those who lead. */
  boolean isForVisitor() {
    return visitor.decides() && (escalation == null || visitor.leads());
  }

  /** Words that attack people are shown only to who asks for them. */
  boolean isCovered() {
    return !isBlind() && attacksPeople();
  }

  private boolean attacksPeople() {
    return told.reasons().contains(Reason.ABUSE.code()) || (job != null && attacks(job));
  }

  /** Whether a job is there because its text may attack people. */
  static boolean attacks(Job job) {
    return job.lane() == Lane.ABUSE || job.reasons().contains(Reason.ABUSE.code());
  }

  List<MarkedText.Part> markedTitle() {
    return told.title() == null
        ? List.of()
        : MarkedText.of(told.title(), told.spans(), true, isBlind());
  }

  List<MarkedText.Part> markedText() {
    return told.text() == null
        ? List.of()
        : MarkedText.of(told.text(), told.spans(), false, isBlind());
  }

  /** Rules that matched. */
  List<Cases.Rule> matched() {
    return told.rules().stream().filter(rule -> rule.how().equals("MATCHED")).toList();
  }

  /** Signals by which rules matched, in the order of the rules. */
  List<Shown> raising() {
    List<Shown> raising = new ArrayList<>();
    for (String key : raisingKeys()) {
      Signal signal = Signals.byKey(key);
      Float value = told.signals().get(key);
      if (signal != null && value != null) {
        raising.add(new Shown(signal, value));
      }
    }
    return raising;
  }

  /** All others, by the desk that measured them. */
  Map<String, List<Shown>> others() {
    Set<String> raising = raisingKeys();
    Map<String, List<Shown>> others = new TreeMap<>();
    for (Signal signal : Signals.all()) {
      Float value = told.signals().get(signal.key());
      if (value != null && !raising.contains(signal.key())) {
        String group = signal.key().substring(0, signal.key().indexOf('.'));
        others.computeIfAbsent(group, absent -> new ArrayList<>()).add(new Shown(signal, value));
      }
    }
    return others;
  }

  /**
   * What the author of a rejected review is told unless the moderator chooses otherwise; of one
   * that is labelled blind it says nothing.
   */
  Reason usualReason() {
    if (isBlind()) {
      return REJECTIONS.get(0);
    }
    return REJECTIONS.stream()
        .filter(reason -> told.reasons().contains(reason.code()))
        .findFirst()
        .orElse(REJECTIONS.get(0));
  }

  private Set<String> raisingKeys() {
    Set<String> keys = new LinkedHashSet<>();
    for (Cases.Rule rule : matched()) {
      Matcher matcher = SIGNAL.matcher(rule.detail());
      while (matcher.find()) {
        keys.add(matcher.group());
      }
    }
    return keys;
  }
}
