package dev.screener.projection.pages.console;

import java.net.URI;

/**
 * Who looks at the console.
 *
 * @param name of the credential
 * @param decides whether decisions are taken from this credential
 * @param ownsPolicies whether it may publish policies
 * @param writeAddress where decisions are sent: the public address of ingest, without a path
 */
public record Visitor(String name, boolean decides, boolean ownsPolicies, URI writeAddress) {}
