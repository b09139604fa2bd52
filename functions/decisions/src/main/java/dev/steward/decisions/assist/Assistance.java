package dev.steward.decisions.assist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.decisions.UsedTokens;
import dev.steward.json.Json;
import dev.steward.ports.models.Tokens;
import java.time.Duration;
import java.util.Optional;

/**
 * A model's part in a decision, as it is kept with it: what was asked, what it said, and what
 * became of that. With it the decision can be made again, and no model is asked.
 */
public record Assistance(
    Inquiry inquiry, Consultation consultation, Duration latency, Effect effect) {
  public JsonNode json() {
    ObjectNode kept = Json.object().put("question", inquiry.digest().value());
    consultation.model().ifPresent(model -> kept.put("model", model));
    consultation.prompt().ifPresent(prompt -> kept.put("prompt", prompt.value()));
    consultation.answer().ifPresent(answer -> kept.put("answer", answer));
    kept.set("advice", consultation.advice().json());
    kept.set("tokens", UsedTokens.json(consultation.tokens()));
    kept.put("latencyMicros", latency.toNanos() / 1_000).put("effect", effect.wire());
    kept.set("decided", inquiry.rules());
    return kept;
  }

  /** What was used, by what is kept. */
  public static Tokens tokens(Optional<JsonNode> kept) {
    return kept.map(it -> UsedTokens.of(it.path("tokens"))).orElse(Tokens.NONE);
  }

  /** What was said to this very question, by what is kept. */
  public static Optional<Advice> advice(Optional<JsonNode> kept, Inquiry inquiry) {
    return kept.filter(it -> it.path("question").asText().equals(inquiry.digest().value()))
        .map(it -> Advice.of(it.path("advice")));
  }

  /** What became of asking; the prompt's digest is that of what was sent. */
  public record Consultation(
      Advice advice,
      Optional<String> model,
      Optional<Digest> prompt,
      Optional<String> answer,
      Tokens tokens) {
    static Consultation none(Advice advice) {
      return new Consultation(
          advice, Optional.empty(), Optional.empty(), Optional.empty(), Tokens.NONE);
    }
  }
}
