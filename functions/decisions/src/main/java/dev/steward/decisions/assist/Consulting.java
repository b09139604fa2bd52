package dev.steward.decisions.assist;

import dev.steward.core.Digest;
import dev.steward.core.HiddenCharacters;
import dev.steward.core.TenantId;
import dev.steward.decisions.redacting.FactRedaction;
import dev.steward.ports.models.Prompt;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.TextModel;
import dev.steward.ports.models.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts one prompt to a model and reads what comes back. */
record Consulting(TextModel model, FactRedaction redaction, TenantId tenant) {
  private static final Logger LOG = LoggerFactory.getLogger(Consulting.class);

  /** So much of an answer is kept as it came. */
  private static final int KEPT = 2_000;

  Assistance.Consultation of(Prompt prompt, Duration within) {
    return switch (ask(prompt, within)) {
      case Reply.Answered(String text, String version, Tokens tokens) ->
          said(prompt, redacted(Advice.read(text)), version, Optional.of(kept(text)), tokens);
      case Reply.Refused(String why, String version, Tokens tokens) ->
          said(prompt, new Advice.Useless(why), version, Optional.empty(), tokens);
      case Reply.Unavailable(String why) ->
          said(prompt, new Advice.Missing(why), model.name(), Optional.empty(), Tokens.NONE);
    };
  }

  /** A model that breaks its promise and throws must not end a decision either. */
  private Reply ask(Prompt prompt, Duration within) {
    try {
      return model.ask(prompt, within);
    } catch (RuntimeException e) {
      LOG.error("asking {} failed", model.name(), e);
      return new Reply.Unavailable("asking it failed");
    }
  }

  private static Assistance.Consultation said(
      Prompt prompt, Advice advice, String version, Optional<String> answer, Tokens tokens) {
    return new Assistance.Consultation(
        advice, Optional.of(version), Optional.of(digest(prompt)), answer, tokens);
  }

  private static Digest digest(Prompt prompt) {
    return Digest.of(
        (prompt.instruction() + '\0').getBytes(StandardCharsets.UTF_8),
        prompt.content().getBytes(StandardCharsets.UTF_8));
  }

  /** It was told nothing personal, but it may still name somebody. */
  private Advice redacted(Advice advice) {
    return advice instanceof Advice.Given given
        ? new Advice.Given(given.verdict(), given.level(), redaction.text(tenant, given.reason()))
        : advice;
  }

  private String kept(String answer) {
    String beginning = answer.substring(0, Math.min(KEPT, answer.length()));
    return redaction.text(tenant, HiddenCharacters.without(beginning));
  }
}
