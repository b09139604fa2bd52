package dev.steward.controlplane.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.journal.Entry;
import dev.steward.json.StoredJson;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal about a run.
 *
 * @param seq place in the tenant's chain, from 1 without gaps
 * @param id event id
 * @param type what happened, such as run.admitted
 * @param at when
 * @param principal who
 * @param capability which tool
 * @param version digest of the tool's definition
 * @param data what else is known
 * @param prevHash hash of the entry before it in the chain, hexadecimal
 * @param hash hash of this entry
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunEvent(
    long seq,
    String id,
    String type,
    Instant at,
    @Nullable String principal,
    @Nullable String capability,
    @Nullable String version,
    JsonNode data,
    String prevHash,
    String hash) {

  static RunEvent of(Entry entry) {
    JsonNode body = StoredJson.read(entry.body());
    return new RunEvent(
        entry.seq(),
        entry.eventId(),
        entry.type(),
        entry.at(),
        text(body, "principal"),
        text(body, "capability"),
        text(body, "version"),
        body.path("data"),
        entry.prevHash(),
        entry.hash());
  }

  private static @Nullable String text(JsonNode body, String field) {
    JsonNode value = body.get(field);
    return value == null ? null : value.asText();
  }
}
