package dev.screener.contracts.serde;

import org.apache.kafka.common.KafkaException;

/**
 * A schema could not be asked for, since who knows it did not answer. The record is not to blame:
 * it must neither go to a DLQ nor be passed over, but be read again.
 */
public final class SchemaUnavailableException extends KafkaException {

  private static final long serialVersionUID = 1L;

  public SchemaUnavailableException(String message) {
    super(message);
  }

  public SchemaUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
