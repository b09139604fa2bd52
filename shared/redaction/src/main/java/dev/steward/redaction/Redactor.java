package dev.steward.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.core.TenantId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns personal data into tokens. Whatever goes wrong, the answer is {@code [REDACTED]} and never
 * the input: a text too long, a recogniser that throws or takes too long, a key that is not there.
 */
public final class Redactor {
  public static final String REDACTED = "[REDACTED]";

  private final List<Recogniser> recognisers;
  private final TokenKeys keys;
  private final RedactionLimits limits;

  public Redactor(TokenKeys keys) {
    this(Recognisers.all(), keys, RedactionLimits.USUAL);
  }

  public Redactor(List<Recogniser> recognisers, TokenKeys keys, RedactionLimits limits) {
    this.recognisers = List.copyOf(recognisers);
    this.keys = keys;
    this.limits = limits;
  }

  /** Redacting the answer again changes nothing. */
  public String redact(TenantId tenant, String text) {
    if (text.length() > limits.longest()) {
      return REDACTED;
    }
    return inTime(() -> new TextRedaction(recognisers, tokens(tenant)).of(text), REDACTED);
  }

  /** A copy: the personal fields are tokens as a whole, then all other texts are redacted. */
  public JsonNode redact(TenantId tenant, JsonNode document, PersonalFields personal) {
    return inTime(() -> redacted(tenant, document, personal), TextNode.valueOf(REDACTED));
  }

  private JsonNode redacted(TenantId tenant, JsonNode document, PersonalFields personal) {
    Tokens tokens = tokens(tenant);
    TextRedaction texts = new TextRedaction(recognisers, tokens);
    TextRedaction plain = new TextRedaction(Recognisers.plain(), tokens);
    return new JsonRedaction(texts, plain, tokens, limits.longest()).of(document, personal.paths());
  }

  private Tokens tokens(TenantId tenant) {
    return new Tokens(keys.of(tenant));
  }

  /** On a thread of its own, so that a recogniser that never ends holds up nobody. */
  private <T> T inTime(Callable<T> work, T otherwise) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = Thread.ofPlatform().daemon().name("redaction").unstarted(task);
    try {
      thread.start();
      return task.get(limits.slowest().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      thread.interrupt();
      return otherwise;
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return otherwise;
    } catch (OutOfMemoryError e) {
      // No thread to be had.
      return otherwise;
    }
  }
}
