package dev.steward.decisions.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.json.CanonicalJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A day of a domain in numbers and, made of nothing but those, in words. */
public record Knowledge(String domain, LocalDate day, JsonNode facts) {
  /** What it is remembered by. */
  public String ref() {
    return domain + '@' + day;
  }

  public Digest digest() {
    return Digest.of(CanonicalJson.bytes(facts));
  }

  public String summary() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s decisions about %s".formatted(domain, count("decisions"), count("entities")));
    counts("verdicts").forEach(it -> lines.add("came to " + it));
    counts("levels").forEach(it -> lines.add("at level " + it));
    counts("rules").forEach(it -> lines.add("by rule " + it));
    counts("policies").forEach(it -> lines.add("under " + it));
    lines.add("money approved: " + facts.path("money_approved").asText());
    lines.add(
        "outcomes reported: %s good, %s bad, %s undetermined"
            .formatted(count("successes"), count("failures"), count("undetermined")));
    return String.join("\n", lines);
  }

  private String count(String name) {
    return facts.path(name).asText();
  }

  private List<String> counts(String name) {
    List<String> counts = new ArrayList<>();
    facts
        .path(name)
        .forEach(it -> counts.add(it.path("name").asText() + ": " + it.path("count").asText()));
    return counts;
  }
}
