package dev.steward.redaction.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import dev.steward.redaction.DerivedTokenKeys;
import dev.steward.redaction.LineRedactor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedactingAppenderTest {
  private final LoggerContext context = new LoggerContext();
  private final Logger log = context.getLogger("test");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void behindTheRedaction() {
    redacting(new LineRedactor(new DerivedTokenKeys(new byte[32])));
  }

  private void redacting(LineRedactor redactor) {
    log.detachAndStopAllAppenders();
    context.setMDCAdapter(new LogbackMDCAdapter());
    RedactingAppender redacting = new RedactingAppender(redactor);
    written.setContext(context);
    written.start();
    redacting.setContext(context);
    redacting.addAppender(written);
    redacting.start();
    log.addAppender(redacting);
  }

  @Test
  void messagesAndTheirArgumentsAreRedacted() {
    log.info("mail to {} bounced", "ann@example.org");

    assertThat(written.list.getFirst().getFormattedMessage())
        .matches("mail to \\[EMAIL:[0-9a-f]{12}] bounced");
    assertThat(written.list.getFirst().getArgumentArray()).isNull();
    assertThat(written.list.getFirst().getMessage()).doesNotContain("ann@");
  }

  @Test
  void pairsAndExceptionsAreRedacted() {
    RuntimeException inner = new IllegalStateException("no ann@example.org");
    log.atWarn()
        .addKeyValue("to", "ann@example.org")
        .addKeyValue("status", 503)
        .setCause(new RuntimeException("card 4111 1111 1111 1111", inner))
        .log("failed");

    ILoggingEvent event = written.list.getFirst();
    String whole =
        event.getFormattedMessage()
            + event.getKeyValuePairs()
            + ThrowableProxyUtil.asString(event.getThrowableProxy());
    assertThat(whole)
        .doesNotContain("ann@example.org", "4111")
        .contains("[EMAIL:", "[CARD:", "IllegalStateException");
    assertThat(event.getKeyValuePairs().get(1).value).isEqualTo(503);
  }

  @Test
  void usualLinesStayAsTheyAre() {
    String line =
        "2026-03-01 10:00:00.123 GET /v1/runs/01JAB3C4D5E6F7G8H9J0K1M2N3 -> 200 in 12.3 ms from 10.0.0.12:8080 "
            + "trace 4bf92f3577b34da6a3ce929d0e0e4736 dev.steward.web.Server v1.2.3";
    log.info(line);

    assertThat(written.list.getFirst().getFormattedMessage()).isEqualTo(line);
  }

  @Test
  void aLineIsHiddenWhenItCannotBeRedacted() {
    redacting(new LineRedactor(LogKeys.of(Map.of("STEWARD_REDACTION_SECRET", "too short"))));
    log.info("mail to ann@example.org");

    assertThat(written.list.getFirst().getFormattedMessage()).isEqualTo("[REDACTED]");
  }
}
