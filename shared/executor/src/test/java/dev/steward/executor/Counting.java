package dev.steward.executor;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts how often it did its work for a word; may be made to wait, to refuse and to break. */
@Singleton
class Counting implements ToolHandler<Counting.Input, Counting.Output> {
  record Input(String word, @Nullable String how) {}

  record Output(int count) {}

  final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();

  @Override
  public String tool() {
    return "test.count";
  }

  @Override
  public String path() {
    return "/execute/test/count";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    int count = counts.computeIfAbsent(input.word(), _ -> new AtomicInteger()).incrementAndGet();
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
      throw new Fault(ProblemType.CONFLICT, "refused for the " + count + ". time");
    }
    if ("break".equals(input.how())) {
      throw new IllegalStateException("broken");
    }
    call.meter().add("words", 1);
    call.meter().add("input", 12);
    return new Output(count);
  }
}
