package dev.steward.redaction.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A log event of which every free text has been redacted. */
final class RedactedEvent implements ILoggingEvent {
  private final ILoggingEvent event;
  private final String message;
  private final Map<String, String> context;
  private final @Nullable List<KeyValuePair> pairs;
  private final @Nullable IThrowableProxy thrown;

  RedactedEvent(ILoggingEvent event, UnaryOperator<String> redaction) {
    this.event = event;
    this.message = RedactedThrowable.text(event.getFormattedMessage(), redaction);
    this.context = context(event.getMDCPropertyMap(), redaction);
    this.pairs = pairs(event.getKeyValuePairs(), redaction);
    this.thrown = RedactedThrowable.of(event.getThrowableProxy(), redaction);
  }

  private static Map<String, String> context(
      Map<String, String> context, UnaryOperator<String> redaction) {
    Map<String, String> redacted = new HashMap<>();
    context.forEach((key, value) -> redacted.put(key, RedactedThrowable.text(value, redaction)));
    return redacted;
  }

  private static @Nullable List<KeyValuePair> pairs(
      @Nullable List<KeyValuePair> pairs, UnaryOperator<String> redaction) {
    if (pairs == null) {
      return null;
    }
    List<KeyValuePair> redacted = new ArrayList<>(pairs.size());
    for (KeyValuePair pair : pairs) {
      String value = String.valueOf(pair.value);
      String after = redaction.apply(value);
      // What is no text (a number) stays one, unless something was found in it.
      redacted.add(value.equals(after) ? pair : new KeyValuePair(pair.key, after));
    }
    return redacted;
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public String getFormattedMessage() {
    return message;
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return null;
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    return thrown;
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    return context;
  }

  @Override
  @SuppressWarnings("deprecation") // The interface still demands it.
  public Map<String, String> getMdc() {
    return context;
  }

  @Override
  public @Nullable List<KeyValuePair> getKeyValuePairs() {
    return pairs;
  }

  @Override
  public String getThreadName() {
    return event.getThreadName();
  }

  @Override
  public Level getLevel() {
    return event.getLevel();
  }

  @Override
  public String getLoggerName() {
    return event.getLoggerName();
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return event.getLoggerContextVO();
  }

  @Override
  public StackTraceElement[] getCallerData() {
    return event.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return event.hasCallerData();
  }

  @Override
  public List<Marker> getMarkerList() {
    return event.getMarkerList();
  }

  @Override
  public long getTimeStamp() {
    return event.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return event.getNanoseconds();
  }

  @Override
  public Instant getInstant() {
    return event.getInstant();
  }

  @Override
  public long getSequenceNumber() {
    return event.getSequenceNumber();
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }
}
