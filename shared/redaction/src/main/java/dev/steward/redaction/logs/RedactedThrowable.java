package dev.steward.redaction.logs;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An exception of a log event whose messages, and those of its causes, have been redacted. */
final class RedactedThrowable implements IThrowableProxy {
  private final IThrowableProxy thrown;
  private final UnaryOperator<String> redaction;

  private RedactedThrowable(IThrowableProxy thrown, UnaryOperator<String> redaction) {
    this.thrown = thrown;
    this.redaction = redaction;
  }

  static @Nullable IThrowableProxy of(
      @Nullable IThrowableProxy thrown, UnaryOperator<String> redaction) {
    return thrown == null ? null : new RedactedThrowable(thrown, redaction);
  }

  static String text(@Nullable String text, UnaryOperator<String> redaction) {
    return text == null ? "" : redaction.apply(text);
  }

  @Override
  public @Nullable String getMessage() {
    return thrown.getMessage() == null ? null : redaction.apply(thrown.getMessage());
  }

  @Override
  public @Nullable String getOverridingMessage() {
    String overriding = thrown.getOverridingMessage();
    return overriding == null ? null : redaction.apply(overriding);
  }

  @Override
  public String getClassName() {
    return thrown.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return thrown.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return thrown.getCommonFrames();
  }

  @Override
  public @Nullable IThrowableProxy getCause() {
    return of(thrown.getCause(), redaction);
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    IThrowableProxy[] suppressed = thrown.getSuppressed();
    IThrowableProxy[] redacted = new IThrowableProxy[suppressed.length];
    for (int i = 0; i < suppressed.length; i++) {
      redacted[i] = new RedactedThrowable(suppressed[i], redaction);
    }
    return redacted;
  }

  @Override
  public boolean isCyclic() {
    return thrown.isCyclic();
  }
}
