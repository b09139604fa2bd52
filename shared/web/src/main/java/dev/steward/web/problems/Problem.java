package dev.steward.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.steward.core.Fault;
import dev.steward.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The body of every answer that is not a success (RFC 9457). */
public record Problem(Map<String, Object> members) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(Fault fault, int status, Optional<String> correlation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", fault.type().uri());
    members.put("title", fault.type().title());
    members.put("status", status);
    members.put("detail", fault.detail());
    if (!fault.violations().isEmpty()) {
      members.put("violations", fault.violations());
    }
    fault.members().forEach(members::putIfAbsent);
    correlation.ifPresent(id -> members.put("correlationId", id));
    return new Problem(members);
  }

  public byte[] bytes() {
    try {
      return Json.MAPPER.writeValueAsBytes(members);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the members of a problem are plain JSON types", impossible);
    }
  }
}
