package dev.steward.decisions.webhooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Governed;
import dev.steward.decisions.events.Events;
import dev.steward.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftDeliveryTest {
  private static final Mailbox MAILBOX =
      new Mailbox("github", "main", Governed.TENANT, List.of(Hooked.GITHUB_SECRET));

  /** As a process leaves it that dies between taking a delivery and deciding about it. */
  @Test
  void whatWasBrokenOffIsDecidedAndDoneLater(@TempDir Path folder) {
    try (Hooked steward = Hooked.in(folder)) {
      steward.forget();
      Parcel parcel = new Parcel(MAILBOX, "d-left", false, Digest.of("its bytes"), told());
      Instant before = Instant.now().minus(Duration.ofMinutes(2));
      steward
          .bean(TenantTransactions.class)
          .write(
              Governed.TENANT,
              tx -> {
                DeliveryRows rows = steward.bean(DeliveryRows.class);
                rows.insert(tx, Governed.TENANT, parcel, DeliveryState.TAKEN, before);
                return steward.bean(Events.class).append(Governed.TENANT, parcel.event(before));
              });

      steward.awaitEffects("d-left", "label done 1", "assign done 1");
    }
  }

  @Test
  void twoEndpointsOfOneNameAreRefused() {
    assertThatThrownBy(() -> Mailboxes.of(List.of(MAILBOX, MAILBOX)))
        .hasMessage("steward.webhooks.github: two are named main");
  }

  @Test
  void whereNoEndpointIsConfiguredThereIsNothing() {
    assertThatThrownBy(() -> Mailboxes.genuine(List.of(), "main", _ -> true))
        .hasMessageContaining("no endpoint of this vendor is configured here");
  }

  @Test
  void aSecretThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> new Mailbox("github", "main", Governed.TENANT, List.of("short")))
        .hasMessageContaining("needs secrets of at least 16 characters");
    assertThatThrownBy(() -> new Mailbox("github", "main", Governed.TENANT, List.of()))
        .hasMessageContaining("needs secrets");
  }

  private static Told told() {
    ObjectNode payload = Json.object().put("repository", "o/r").put("number", 7);
    payload.putArray("labels");
    payload
        .putObject("facts")
        .put("kind", "issue")
        .put("action", "opened")
        .put("relation", "member")
        .put("bot", false)
        .put("topic", "bug")
        .put("title_length", 9)
        .put("body_length", 90)
        .put("links", 0)
        .put("labels", 0)
        .put("assignees", 0);
    return new Told(
        "github.issues.opened", "github:o/r#7", payload, "github-triage", true, Instant.now());
  }
}
