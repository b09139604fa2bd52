package dev.steward.controlplane.kernel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The spans of a tool call. Names follow OpenTelemetry's semantic conventions for generative AI
 * ({@code gen_ai.*}), which stand in this class only.
 */
@Singleton
public final class Telemetry {
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("gen_ai.operation.name");
  private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
  private static final AttributeKey<String> RUN = AttributeKey.stringKey("steward.run");
  private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("steward.attempt");
  private static final AttributeKey<String> GATE = AttributeKey.stringKey("steward.gate");
  private static final AttributeKey<String> VERDICT = AttributeKey.stringKey("steward.verdict");

  private final Tracer tracer;

  Telemetry(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The trace the caller is in, or a new one: 32 hex digits. */
  public static String currentTrace() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : IdGenerator.random().generateTraceId();
  }

  <T> T inCallSpan(ToolCall call, Supplier<T> work) {
    return within(
        tracer
            .spanBuilder("execute_tool " + call.tool())
            .setAttribute(OPERATION, "execute_tool")
            .setAttribute(TOOL, call.tool())
            .startSpan(),
        work);
  }

  public Outcome inDispatchSpan(Dispatch dispatch, Supplier<Outcome> work) {
    Span span =
        tracer
            .spanBuilder("dispatch " + dispatch.tool().name())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(TOOL, dispatch.tool().name())
            .setAttribute(RUN, dispatch.run())
            .setAttribute(ATTEMPT, dispatch.attempt())
            .startSpan();
    return within(
        span,
        () -> {
          Outcome outcome = work.get();
          if (!(outcome instanceof Outcome.Returned)) {
            span.setStatus(StatusCode.ERROR);
          }
          return outcome;
        });
  }

  static void gateSpoke(GateSlot slot, Verdict verdict) {
    Span.current()
        .addEvent(
            "gate",
            Attributes.of(
                GATE,
                slot.wire(),
                VERDICT,
                switch (verdict) {
                  case Verdict.Pass _ -> "pass";
                  case Verdict.Hold _ -> "hold";
                  case Verdict.Refuse _ -> "refuse";
                }));
  }

  /** The W3C {@code traceparent} of the current span, kept within the run's own trace. */
  public String traceparent(String trace) {
    SpanContext context = Span.current().getSpanContext();
    boolean same = context.isValid() && context.getTraceId().equals(trace);
    String span = same ? context.getSpanId() : IdGenerator.random().generateSpanId();
    return "00-" + trace + "-" + span + "-01";
  }

  private static <T> T within(Span span, Supplier<T> work) {
    try (Scope _ = span.makeCurrent()) {
      return work.get();
    } finally {
      span.end();
    }
  }
}
