package dev.screener.simulator.traffic;

/** What every attack is played on: one site with its films and people. */
record Stage(TrafficSettings settings, FilmShelf films, People people, HonestReviews reviews) {}
