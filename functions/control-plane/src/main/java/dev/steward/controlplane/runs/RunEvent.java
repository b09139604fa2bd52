package dev.steward.controlplane.runs;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.journal.Entry;
import dev.steward.json.StoredJson;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

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
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RunEvent(
    long seq,
    String id,
    String type,
    Instant at,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> principal,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> capability,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> version,
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

  private static Optional<String> text(JsonNode body, String field) {
    return Optional.ofNullable(body.get(field)).map(JsonNode::asText);
  }
}
