package dev.screener.projection.moderation;

import dev.screener.projection.live.EventFeed;
import dev.screener.projection.live.LiveEvent;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What happens in the moderation view, told as it is read; nothing that a review says and nobody's
 * name. All of it is one scope with one subject, on every instance the same: ids are offsets of
 * topics that each instance reads whole, so a listener may come back to another.
 */
public final class ModerationEvents {

  /** The one scope. */
  public static final int SCOPE = 0;

  /** The one subject. */
  public static final String SUBJECT = "moderation";

  /** Needs no escaping in JSON. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/-]{1,300}");

  private final EventFeed feed;

  /**
   * Tells nothing yet.
   *
   * @param most events that are kept for those who come back: about 250 bytes each
   */
  ModerationEvents(int most) {
    this.feed = new EventFeed(most);
    // Every source is read from its beginning, so that none begins in the dark.
    feed.begin(SCOPE, Set.of());
  }

  /** For those who listen. */
  public EventFeed feed() {
    return feed;
  }

  /**
   * Something has changed.
   *
   * @param source where it was read: lower-case letters and the partition
   * @param name of the event
   * @param field under which the thing's id is told
   * @param state as it is now
   */
  void tell(String source, long offset, String name, String field, String id, String state) {
    if (PLAIN.matcher(id).matches()) {
      feed.tell(
          SCOPE,
          source,
          offset,
          SUBJECT,
          new LiveEvent(name, "{\"" + field + "\":\"" + id + "\",\"state\":\"" + state + "\"}"));
    }
    feed.touch(SUBJECT);
  }
}
