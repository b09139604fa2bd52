package dev.steward.decisions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Governed;
import dev.steward.decisions.webhooks.Hooked.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill switches over what webhooks bring about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwitchedOffTest {
  private int number;
  private Hooked steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Hooked.in(folder);
  }

  @BeforeEach
  void forget() {
    steward.forget();
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "executor:decisions", "executor:github"})
  void nothingLeavesWhileASwitchStopsItAndNoAttemptIsUsedUp(String name) {
    number++;
    Answer waiting = opened("opened by whom a switch meets", List.of(name, "tool:github.label"));

    assertThat(waiting.at("status"))
        .isEqualTo(name.equals("executor:github") ? "decided" : "stopped");
    nothingLeaves();

    steward.flip(name, false);
    steward.flip("tool:github.label", false);
    opened("opened by whom a switch meets", List.of());
    steward.awaitEffects("d-" + number, "label done 1", "assign done 1");
  }

  @Test
  void aSwitchOfOneActionStopsThatAlone() {
    number++;
    opened("of one action", List.of("tool:github.label"));

    Hooked.until(() -> !steward.vendor().requests().isEmpty());
    assertThat(steward.vendor().requests().getFirst().path()).endsWith("/assignees");

    steward.flip("tool:github.label", false);
    steward.awaitEffects("d-" + number, "label done 1", "assign done 1");
  }

  @Test
  void switchesThatCannotBeReadAsAWholeStop() {
    number++;
    TenantTransactions transactions = steward.bean(TenantTransactions.class);
    opened("read before", List.of("tool:github.label", "tool:github.assign"));
    Stops.lose(transactions, Governed.TENANT, 1);
    steward.flip("tool:github.label", false);
    steward.flip("tool:github.assign", false);

    nothingLeaves();

    Stops.lose(transactions, Governed.TENANT, -1);
    steward.awaitEffects("d-" + number, "label done 1", "assign done 1");
  }

  @Test
  void nobodyIsAskedInVainWhileWhatWouldSettleItIsStopped() {
    number++;
    Answer waiting = opened("that may be an exploit", List.of("tool:decisions.resolve"));
    assertThat(waiting.at("status")).isEqualTo("waiting");

    nothingLeaves();

    steward.flip("tool:decisions.resolve", false);
    steward.awaitEffects("d-" + number, "ask done 1");
  }

  @Test
  void aRequestThatWasAboutToBeMadeIsNot() {
    number++;
    steward.flip("tool:github.comment", true);
    Effect effect =
        new Effect(
            Governed.TENANT,
            "github",
            "main",
            "d",
            2,
            new Call("comment", "/repos/o/r/issues/1/comments", "{}"),
            2,
            false,
            Instant.now());

    Sent sent =
        steward
            .bean(VendorHttp.class)
            .attempt(
                effect,
                VendorHttp.to(steward.vendor().url(), effect.call().path(), "a-token"),
                answer -> new Sent.Done("asked"));
    steward.flip("tool:github.comment", false);

    assertThat(sent).isInstanceOf(Sent.Later.class);
    assertThat(steward.vendor().requests()).isEmpty();
  }

  @Test
  void whatASwitchKeptFromBeingDecidedIsDecidedOnceItIsReleased() {
    number++;
    Answer stopped = opened("of deciding", List.of("tool:decisions.decide"));
    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.at("status")).isEqualTo("stopped");
    assertThat(stopped.at("decision")).isEmpty();

    steward.flip("tool:decisions.decide", false);

    assertThat(opened("of deciding", List.of()).at("status")).isEqualTo("decided");
  }

  @Test
  void aDelayOfADayIsTooLongForWhatVendorsRemember() {
    number++;
    opened("long ago", List.of("tool:github.label"));
    steward
        .bean(TenantTransactions.class)
        .write(
            Governed.TENANT,
            tx ->
                tx.createStatement()
                    .executeUpdate(
                        """
                        UPDATE governance.webhook_effect
                        SET first_at = now() - interval '24 hours', attempts = 1
                        WHERE kind = 'label' AND state = 'pending'
                        """));

    steward.flip("tool:github.label", false);

    steward.awaitEffects("d-" + number, "label refused 2", "assign done 1");
  }

  /** Rounds are made every tenth of a second. */
  private void nothingLeaves() {
    long end = System.nanoTime() + Duration.ofMillis(600).toNanos();
    Hooked.until(
        () -> {
          assertThat(steward.vendor().requests()).isEmpty();
          return System.nanoTime() > end;
        });
  }

  private Answer opened(String title, List<String> stops) {
    stops.forEach(each -> steward.flip(each, true));
    return steward.github("issues", "d-" + number, body(title));
  }

  private byte[] body(String title) {
    return Hooked.bytes(
        """
        {"action": "opened",
         "repository": {"full_name": "o/r"},
         "issue": {"number": %d, "title": "A crash %s", "body": "%s", "state": "open",
                   "author_association": "MEMBER", "user": {"type": "User"},
                   "labels": [], "assignees": []}}
        """
            .formatted(number + 1, title, "x".repeat(90)));
  }
}
