package dev.steward.decisions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingTest {
  @Test
  void deliveriesAndCallsAreCountedByWhatBecameOfThem(@TempDir Path folder) {
    try (Hooked steward = Hooked.in(folder)) {
      steward.forget();
      byte[] issue =
          Hooked.bytes(
              """
              {"action": "opened", "repository": {"full_name": "o/r"},
               "issue": {"number": 1, "title": "A crash", "body": "On saving, it crashes.",
                         "state": "open", "author_association": "MEMBER", "user": {},
                         "labels": [], "assignees": []}}
              """);
      steward.github("issues", "d-1", issue);
      steward.github("issues", "d-1", issue);
      steward.github("issues", "d-2", issue, "sha256=forged");
      steward.awaitEffects("d-1", "label done 1", "assign done 1");

      assertThat(deliveries(steward, "decided")).isEqualTo(1);
      assertThat(deliveries(steward, "duplicate")).isEqualTo(1);
      assertThat(deliveries(steward, "refused")).isEqualTo(1);
      assertThat(
              count(
                  steward,
                  "steward.webhooks.calls",
                  "source",
                  "github",
                  "call",
                  "label",
                  "result",
                  "done"))
          .isEqualTo(1);
    }
  }

  private static double deliveries(Hooked steward, String result) {
    return count(steward, "steward.webhooks.deliveries", "source", "github", "result", result);
  }

  private static double count(Hooked steward, String name, String... tags) {
    return steward.bean(MeterRegistry.class).counter(name, tags).count();
  }
}
