package dev.steward.redaction.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import dev.steward.core.TenantId;
import dev.steward.redaction.LineRedactor;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all other appenders and hands them redacted events: messages, key-value pairs, MDC
 * values and the messages of exceptions, whatever the format they are written in.
 */
public final class RedactingAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AppenderAttachable<ILoggingEvent> {
  private static final TenantId NO_TENANT = new TenantId("no-tenant");

  private final AppenderAttachableImpl<ILoggingEvent> behind = new AppenderAttachableImpl<>();
  private final LineRedactor redactor;

  public RedactingAppender() {
    this(new LineRedactor(LogKeys.of(System.getenv())));
  }

  RedactingAppender(LineRedactor redactor) {
    this.redactor = redactor;
  }

  @Override
  protected void append(ILoggingEvent event) {
    TenantId tenant = tenant(event);
    behind.appendLoopOnAppenders(new RedactedEvent(event, text -> redactor.redact(tenant, text)));
  }

  private static TenantId tenant(ILoggingEvent event) {
    @Nullable String name = event.getMDCPropertyMap().get("tenant");
    try {
      return name == null ? NO_TENANT : new TenantId(name);
    } catch (IllegalArgumentException e) {
      return NO_TENANT;
    }
  }

  @Override
  public void stop() {
    behind.detachAndStopAllAppenders();
    super.stop();
  }

  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    behind.addAppender(appender);
  }

  @Override
  public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
    return behind.iteratorForAppenders();
  }

  @Override
  public @Nullable Appender<ILoggingEvent> getAppender(String name) {
    return behind.getAppender(name);
  }

  @Override
  public boolean isAttached(Appender<ILoggingEvent> appender) {
    return behind.isAttached(appender);
  }

  @Override
  public void detachAndStopAllAppenders() {
    behind.detachAndStopAllAppenders();
  }

  @Override
  public boolean detachAppender(Appender<ILoggingEvent> appender) {
    return behind.detachAppender(appender);
  }

  @Override
  public boolean detachAppender(String name) {
    return behind.detachAppender(name);
  }
}
