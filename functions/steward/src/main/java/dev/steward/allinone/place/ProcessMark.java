package dev.steward.allinone.place;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process told apart by its number and the time it began, because numbers are used again: nothing
 * is ever stopped on the strength of a number alone.
 */
public record ProcessMark(long pid, Instant startedAt) {
  /** The clock ticks from which process start times are derived are this coarse. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  public static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  static ProcessMark of(JsonNode json) {
    return new ProcessMark(
        json.required("pid").asLong(), Instant.parse(json.required("startedAt").asText()));
  }

  JsonNode json() {
    return Json.object().put("pid", pid).put("startedAt", startedAt.toString());
  }

  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::same);
  }

  private boolean same(ProcessHandle other) {
    Instant began = other.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(began, startedAt).abs().compareTo(TOLERANCE) <= 0;
  }
}
