/** Who may do what: roles, credentials, reader sessions. */
@NullMarked
package dev.screener.contracts.access;

import org.jspecify.annotations.NullMarked;
