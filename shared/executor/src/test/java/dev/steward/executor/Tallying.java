package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Counts as {@link Counting} does; each count and its key are one step, behind one lock. */
@Singleton
final class Tallying implements AtomicHandler<Counting.Input, Counting.Output>, EffectKeys {
  /** Waited for when everything is ready for the step. */
  final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, JsonNode> kept = new HashMap<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private final InstantSource clock;

  Tallying(InstantSource clock) {
    this.clock = clock;
  }

  synchronized int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  @Override
  public String tool() {
    return "test.tally";
  }

  @Override
  public String path() {
    return "/execute/test/tally";
  }

  @Override
  public Class<Counting.Input> input() {
    return Counting.Input.class;
  }

  @Override
  public Class<Counting.Output> output() {
    return Counting.Output.class;
  }

  @Override
  public Counting.Output handle(Invocation call, Counting.Input input) {
    begun.computeIfAbsent(input.word(), _ -> new CountDownLatch(1)).countDown();
    CountDownLatch gate = gates.remove(input.word());
    if (gate != null) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if ("refuse".equals(input.how())) {
      throw new Fault(ProblemType.CONFLICT, "refused for the 1. time");
    }
    if ("break".equals(input.how())) {
      throw new IllegalStateException("broken");
    }
    call.meter().add("words", 1);
    call.meter().add("input", 12);
    Counting.Output output = step(call, input.word());
    if ("drop".equals(input.how())) {
      throw new IllegalStateException("the answer is lost");
    }
    return output;
  }

  private synchronized Counting.Output step(Invocation call, String word) {
    EffectMark mark = call.mark().orElseThrow();
    if (!clock.instant().isBefore(mark.deadline())) {
      throw new Fault(ProblemType.DEADLINE_PASSED, "too late");
    }
    keep(call.tenant(), mark.key(), mark.content());
    int count = counts.merge(word, 1, Integer::sum);
    answers.put(call.tenant().value() + "/" + mark.key(), count);
    return new Counting.Output(count);
  }

  @Override
  public EffectKeys keys() {
    return this;
  }

  @Override
  public synchronized Counting.Output again(TenantId tenant, String key) {
    return new Counting.Output(
        Optional.ofNullable(answers.get(tenant.value() + "/" + key)).orElseThrow());
  }

  @Override
  public synchronized Optional<JsonNode> find(TenantId tenant, String key) {
    return Optional.ofNullable(kept.get(tenant.value() + "/" + key));
  }

  @Override
  public synchronized void keep(TenantId tenant, String key, JsonNode content) {
    if (kept.putIfAbsent(tenant.value() + "/" + key, content) != null) {
      throw new KeyTaken();
    }
  }
}
