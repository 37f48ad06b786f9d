/** Avro on the wire: single-object encoding and the registry format. */
@NullMarked
package dev.screener.contracts.serde;

import org.jspecify.annotations.NullMarked;
