package dev.screener.projection.view;

import dev.screener.contracts.event.Display;

/**
 * Where an approved review stands in its film's view: all that its index entries are made of, so
 * that exactly they can be removed.
 *
 * @param submittedAt milliseconds since 1970
 * @param rating 1 to 10, or 0 where the author gave none
 */
record Place(long submittedAt, int rating, Display display, int revision) {}
