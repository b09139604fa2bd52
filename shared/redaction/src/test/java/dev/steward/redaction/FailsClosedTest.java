package dev.steward.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailsClosedTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String SECRET = "ann@example.org";
  private static final TokenKeys KEYS = RedactorTest.keys("0123456789abcdef0123456789abcdef");
  private static final RedactionLimits SHORT = new RedactionLimits(1000, Duration.ofMillis(200));

  static Stream<Recogniser> broken() {
    return Stream.of(
        text -> {
          throw new IllegalStateException("planted");
        },
        text -> {
          throw new AssertionError("planted");
        },
        text -> {
          throw new StackOverflowError("planted");
        },
        text -> List.of(new Span(0, text.length() + 7, EntityType.ID)),
        FailsClosedTest::never,
        FailsClosedTest::spinning);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void nothingComesOutWhenARecogniserIsBroken(Recogniser broken) {
    Redactor redactor = new Redactor(List.of(new Emails(), broken), KEYS, SHORT);

    assertThat(redactor.redact(ACME, "to " + SECRET)).isEqualTo("[REDACTED]");
    assertThat(redactor.redact(ACME, document(), PersonalFields.NONE).textValue())
        .isEqualTo("[REDACTED]");
  }

  @Test
  void nothingComesOutOfATextThatIsTooLong() {
    Redactor redactor = new Redactor(List.of(new Emails()), KEYS, RedactionLimits.USUAL);
    String most = "a ".repeat(RedactionLimits.USUAL.longest() / 2);

    assertThat(redactor.redact(ACME, most + "a")).isEqualTo("[REDACTED]");
    assertThat(redactor.redact(ACME, most)).isEqualTo(most);
  }

  @Test
  void nothingComesOutOfADocumentThatIsTooLongOrTooDeep() {
    Redactor redactor = new Redactor(List.of(), KEYS, SHORT);
    JsonNode deep = JsonNodeFactory.instance.textNode("x");
    for (int i = 0; i < 100_000; i++) {
      deep = JsonNodeFactory.instance.arrayNode().add(deep);
    }
    assertThat(redactor.redact(ACME, deep, PersonalFields.NONE).asText()).isEqualTo("[REDACTED]");

    JsonNode wide = JsonNodeFactory.instance.arrayNode().add("x".repeat(999)).add("xx");
    assertThat(redactor.redact(ACME, wide, PersonalFields.NONE).asText()).isEqualTo("[REDACTED]");
  }

  @Test
  void nothingComesOutWithoutAKey() {
    TokenKeys none =
        tenant -> {
          throw new IllegalStateException("no key for " + tenant);
        };
    assertThat(new Redactor(none).redact(ACME, SECRET)).isEqualTo("[REDACTED]");
    assertThat(new Redactor(none).redact(ACME, document(), PersonalFields.NONE).asText())
        .isEqualTo("[REDACTED]");
  }

  @Test
  void nothingComesOutOfARecogniserThatAlwaysFindsMore() {
    Recogniser greedy =
        text ->
            text.lastIndexOf(']') == text.length() - 1
                ? List.of()
                : List.of(new Span(text.length() - 1, text.length(), EntityType.ID));
    Redactor redactor = new Redactor(List.of(greedy), KEYS, SHORT);
    assertThat(redactor.redact(ACME, "abc")).startsWith("ab[ID:");

    Recogniser endless =
        text ->
            List.of(
                new Span(0, 1, EntityType.ID),
                new Span(text.length() - 1, text.length(), EntityType.ID));
    assertThat(new Redactor(List.of(endless), KEYS, SHORT).redact(ACME, "a".repeat(50)))
        .doesNotContain("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  }

  @Test
  void aLineFailsClosedToo() {
    assertThat(
            new LineRedactor(List.of(new Emails(), FailsClosedTest::throwing), KEYS)
                .redact(ACME, "to Ann"))
        .isEqualTo("[REDACTED]");
    assertThat(new LineRedactor(KEYS).redact(ACME, "a".repeat((1 << 16) + 1)))
        .isEqualTo("[REDACTED]");
  }

  private static ObjectNode document() {
    return JsonNodeFactory.instance.objectNode().put("note", "to " + SECRET);
  }

  private static List<Span> throwing(String text) {
    throw new IllegalStateException("planted");
  }

  private static List<Span> never(String text) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private static List<Span> spinning(String text) {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    return List.of();
  }
}
