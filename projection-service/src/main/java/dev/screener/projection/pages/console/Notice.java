package dev.screener.projection.pages.console;

/** A page of the console that says one thing. */
record Notice(Visitor visitor, String heading, String sentence) {}
