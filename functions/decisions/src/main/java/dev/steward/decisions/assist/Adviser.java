package dev.steward.decisions.assist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Judgement;
import dev.steward.decisions.redacting.FactRedaction;
import dev.steward.ports.models.Prompt;
import dev.steward.ports.models.TextModel;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks a model about what the rules decided, where the policy wants that. */
@Singleton
public final class Adviser {
  /** For storing the decision, when the model has taken its time. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private static final Duration LEAST = Duration.ofMillis(100);

  private final Optional<TextModel> model;
  private final FactRedaction redaction;
  private final AssistSettings settings;
  private final InstantSource clock;

  Adviser(
      Optional<TextModel> model,
      FactRedaction redaction,
      AssistSettings settings,
      InstantSource clock) {
    this.model = model;
    this.redaction = redaction;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is decided in the end, and the model's part in it if it had one. */
  public record Advised(Judgement judgement, Optional<Assistance> assistance) {}

  /** {@code similar} is asked for only when the model is. */
  public Advised on(
      TenantId tenant,
      Constitution constitution,
      Case known,
      Judgement decided,
      Supplier<List<JsonNode>> similar,
      Instant deadline) {
    Optional<Inquiry> asked = Inquiry.about(constitution, known, decided);
    if (asked.isEmpty()) {
      return new Advised(decided, Optional.empty());
    }
    Inquiry inquiry = asked.get();
    long start = System.nanoTime();
    Assistance.Consultation consultation =
        model
            .map(it -> consult(it, tenant, inquiry, similar, deadline))
            .orElseGet(
                () -> Assistance.Consultation.none(new Advice.Missing("none is configured")));
    Ruling ruling = Ruling.of(decided, inquiry.terms(), consultation.advice());
    Duration latency = Duration.ofNanos(System.nanoTime() - start);
    return new Advised(
        ruling.judgement(),
        Optional.of(new Assistance(inquiry, consultation, latency, ruling.effect())));
  }

  private Assistance.Consultation consult(
      TextModel model,
      TenantId tenant,
      Inquiry inquiry,
      Supplier<List<JsonNode>> similar,
      Instant deadline) {
    ObjectNode all = Briefing.told(inquiry, similar.get());
    if (Briefing.isTooLong(all)) {
      return Assistance.Consultation.none(
          new Advice.Useless("the facts are too long, so it was not asked"));
    }
    Optional<ObjectNode> told = redaction.outgoing(tenant, all, "facts");
    if (told.isEmpty()) {
      return Assistance.Consultation.none(
          new Advice.Useless("the facts cannot be redacted, so it was not asked"));
    }
    Prompt prompt = Briefing.prompt(inquiry, told.get(), settings.tokens());
    Duration left = Duration.between(clock.instant(), deadline).minus(RESERVE);
    Duration within = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
    if (within.compareTo(LEAST) < 0) {
      return Assistance.Consultation.none(new Advice.Missing("there is no time left to ask"));
    }
    return new Consulting(model, redaction, tenant).of(prompt, within);
  }
}
