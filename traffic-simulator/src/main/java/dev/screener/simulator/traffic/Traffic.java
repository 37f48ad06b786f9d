package dev.screener.simulator.traffic;

import dev.screener.contracts.event.Film;
import java.util.Iterator;
import java.util.List;

/**
 * Films, and what happens to them.
 *
 * @param scenario its name
 * @param films to be put into the catalogue first
 * @param events in the order of their event time; read once
 * @param expected about how many events there are
 */
public record Traffic(
    String scenario, List<Film> films, Iterator<TrafficEvent> events, long expected) {}
