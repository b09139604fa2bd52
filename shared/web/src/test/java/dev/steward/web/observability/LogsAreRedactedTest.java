package dev.steward.web.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped configuration writes, in each of its formats. */
class LogsAreRedactedTest {
  @ParameterizedTest
  @ValueSource(strings = {"console", "json", "gcp"})
  void noFormatWritesAnAddress(String format) throws JoranException {
    String written = written(format);

    assertThat(written)
        .doesNotContain("ann@example.org", "4111 1111")
        .contains("[EMAIL:", "[CARD:", "bounced", "IllegalStateException", "503");
  }

  @Test
  void theShippedConfigurationRedacts() throws Exception {
    try (var file = getClass().getResourceAsStream("/logback.xml")) {
      assertThat(file).isNotNull();
      String shipped = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shipped.replaceAll("(?s)^.*<root", "<root"))
          .contains("<appender-ref ref=\"REDACTED\"/>")
          .doesNotContain("ref=\"OUT\"", "ref=\"FILE\"");
    }
  }

  private static String written(String format) throws JoranException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      configured(context, format);
      Logger log = context.getLogger("test");
      log.atWarn()
          .addKeyValue("to", "ann@example.org")
          .addKeyValue("status", 503)
          .setCause(new IllegalStateException("card 4111 1111 1111 1111"))
          .log("mail to {} bounced", "ann@example.org");
    } finally {
      context.stop();
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void configured(LoggerContext context, String format) throws JoranException {
    String xml =
        """
        <configuration>
          <include resource="dev/steward/web/observability/log-%s.xml"/>
          <appender name="REDACTED" class="dev.steward.redaction.logs.RedactingAppender">
            <appender-ref ref="OUT"/>
          </appender>
          <root level="INFO"><appender-ref ref="REDACTED"/></root>
        </configuration>
        """
            .formatted(format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
