package dev.steward.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Texts made of words, odd characters and secrets: no secret survives, and twice is as once. */
class PropertiesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String[] FILL = {
    "please",
    "the",
    "order",
    "\n",
    ", ",
    "😀",
    "𝔘",
    "—",
    "(",
    ")",
    "Invoice",
    "was",
    "ü",
    ".",
    ":",
    "[",
    "]",
    "[EMAIL:",
    "42",
    "is",
    "Hello",
    "\t",
    "\uFFFC",
    "\"",
    "from",
    "in",
    "Berlin",
    "Kowalczyk"
  };

  private final Redactor redactor =
      new Redactor(RedactorTest.keys("0123456789abcdef0123456789abcdef"));

  @RepeatedTest(300)
  void noSecretSurvivesAndTwiceIsAsOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> secrets = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      for (int j = 0; j < random.nextInt(6); j++) {
        text.append(FILL[random.nextInt(FILL.length)]).append(' ');
      }
      String secret = secret(random);
      secrets.add(secret);
      text.append(secret).append(' ');
    }
    String once = redactor.redact(ACME, text.toString());

    assertThat(once).as("from %s", text).doesNotContain(secrets.toArray(String[]::new));
    assertThat(redactor.redact(ACME, once)).as("from %s", text).isEqualTo(once);
  }

  private static String secret(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "u" + random.nextInt(10_000) + ".x@mail" + random.nextInt(100) + ".example.org";
      case 1 -> card(random);
      case 2 ->
          "%03d-%02d-%04d"
              .formatted(1 + random.nextInt(600), 1 + random.nextInt(99), 1 + random.nextInt(9999));
      case 3 -> "%d.%d.%d.%d".formatted(octet(random), octet(random), octet(random), octet(random));
      case 4 -> "+4420794" + (10_000 + random.nextInt(90_000));
      default -> "DE89 3704 0044 0532 0130 00";
    };
  }

  private static int octet(Random random) {
    return 1 + random.nextInt(126);
  }

  private static String card(Random random) {
    StringBuilder digits = new StringBuilder("4");
    for (int i = 0; i < 14; i++) {
      digits.append(random.nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int worth = (digits.charAt(14 - i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += worth > 9 ? worth - 9 : worth;
    }
    return digits.append((10 - sum % 10) % 10).toString();
  }
}
