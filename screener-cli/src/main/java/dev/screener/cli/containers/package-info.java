/** {@code screener image}: the container images, and what a deployment of them needs to begin. */
@NullMarked
package dev.screener.cli.containers;

import org.jspecify.annotations.NullMarked;
