package dev.screener.projection.pages;

/** A page that says one thing. */
record Message(String heading, String sentence) {}
