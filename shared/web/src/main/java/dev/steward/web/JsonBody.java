package dev.steward.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;

/**
 * The JSON body of a request, as an argument annotated {@code @Body} of a controller's method: it
 * was sent as JSON (else 415), in a size we accept (else 413), and parsed strictly (else 400).
 *
 * <p>Behind Netty only: the functions runtime asks no reader, so what it serves too takes bytes.
 */
public record JsonBody(JsonNode json) {
  /** Reads it as a record of ours; what it is not, is a fault that names each place. */
  public <T extends Record> T as(Class<T> type, String otherwise) {
    return switch (RecordJson.read(json, type)) {
      case Reading.Read<T> read -> read.value();
      case Reading.Refused<T> refused ->
          throw new Fault(ProblemType.INVALID_INPUT, otherwise, refused.violations(), null);
    };
  }
}
