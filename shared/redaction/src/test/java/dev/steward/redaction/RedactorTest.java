package dev.steward.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  private final Redactor redactor = new Redactor(keys("0123456789abcdef0123456789abcdef"));

  static TokenKeys keys(String secret) {
    return new DerivedTokenKeys(secret.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void replacesWhatItFindsByTokensAndLeavesTheRest() {
    assertThat(redactor.redact(ACME, "Write to ann.lee@example.org, card 4111 1111 1111 1111."))
        .matches("Write to \\[EMAIL:[0-9a-f]{12}], card \\[CARD:[0-9a-f]{12}]\\.");
  }

  @Test
  void equalValuesHaveEqualTokensHoweverTheyAreWritten() {
    assertThat(redactor.redact(ACME, "4111 1111 1111 1111"))
        .isEqualTo(redactor.redact(ACME, "4111-1111-1111-1111"));
    assertThat(redactor.redact(ACME, "Ann@Example.org"))
        .isEqualTo(redactor.redact(ACME, "ann@example.org"));
  }

  @Test
  void noTwoTenantsShareTokens() {
    assertThat(redactor.redact(ACME, "ann@example.org"))
        .isNotEqualTo(redactor.redact(OTHER, "ann@example.org"));
  }

  @Test
  void noTwoSecretsShareTokens() {
    Redactor elsewhere = new Redactor(keys("another-secret-of-thirty-two-bytes-or-more"));
    assertThat(redactor.redact(ACME, "ann@example.org"))
        .isNotEqualTo(elsewhere.redact(ACME, "ann@example.org"));
  }

  @Test
  void redactingTwiceChangesNothing() {
    String once =
        redactor.redact(ACME, "Call Maria Lopez on +44 20 7946 0958 at 10 Downing Street.");
    assertThat(once).doesNotContain("Lopez", "7946", "Downing");
    assertThat(redactor.redact(ACME, once)).isEqualTo(once);
  }

  @Test
  void offsetsAreRightBesideCharactersOfTwoUnits() {
    assertThat(redactor.redact(ACME, "😀ann@example.org😀 𝔘 4111111111111111𝔘"))
        .matches("😀\\[EMAIL:[0-9a-f]{12}]😀 𝔘 \\[CARD:[0-9a-f]{12}]𝔘");
  }

  @Test
  void aSpanNeverCutsACharacterInTwo() {
    Recogniser half = text -> List.of(new Span(1, 2, EntityType.ID));
    Redactor cutting =
        new Redactor(
            List.of(text -> text.startsWith("[") ? List.of() : half.find(text)),
            keys("0123456789abcdef0123456789abcdef"),
            RedactionLimits.USUAL);
    assertThat(cutting.redact(ACME, "😀b")).matches("\\[ID:[0-9a-f]{12}]b");
  }

  @Test
  void plainEnglishStaysAsItIs() {
    String text =
        "The invoice was paid twice last month. Capitalised words such as Wisdom are no names, "
            + "and version 1.2.3 of the report has 14 pages; see README.md.";
    assertThat(redactor.redact(ACME, text)).isEqualTo(text);
  }
}
