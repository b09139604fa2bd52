package dev.steward.decisions.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.webhooks.Hooked;
import dev.steward.decisions.webhooks.Hooked.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came of issues and pull requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssueOutcomesTest {
  private int number = 5_000;
  private Hooked steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Hooked.in(folder);
    steward.forget();
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @ParameterizedTest
  @CsvSource({"completed, true", "not_planned, false", "duplicate, false"})
  void howAnIssueWasClosedSaysWhetherItsTriageWasRight(String reason, boolean kept) {
    number++;
    String decision = tell("issues", issue("opened", 0)).at("decision");

    Answer closed = tell("issues", closed(reason, 6));

    assertThat(closed.at("status")).isEqualTo("recorded");
    assertThat(steward.outcomes(decision)).containsExactly(reported(kept, "6.0"));
  }

  @Test
  void anIssueThatWasDeclinedAndClosedForItWasDeclinedRightly() {
    number++;
    ObjectNode said = issue("opened", 0);
    ((ObjectNode) said.path("issue")).put("body", "why").put("author_association", "NONE");
    Answer opened = tell("issues", said);
    assertThat(opened.at("verdict")).isEqualTo("deny");

    tell("issues", closed("not_planned", 1));

    assertThat(steward.outcomes(opened.at("decision"))).containsExactly(reported(true, "1.0"));
  }

  @Test
  void anIssueIsClosedBeforeItsOpeningIsTold() {
    number++;
    tell("issues", closed("completed", 6));

    String decision = tell("issues", issue("opened", 0)).at("decision");

    assertThat(steward.outcomes(decision)).containsExactly(reported(true, "6.0"));
  }

  @Test
  void whatIsDecidedWhenItIsOpenedAgainWaitsForItsOwnEnd() {
    number++;
    String first = tell("issues", issue("opened", 0)).at("decision");
    tell("issues", closed("completed", 6));
    String second = tell("issues", issue("reopened", 7)).at("decision");
    assertThat(steward.outcomes(second)).isEmpty();

    tell("issues", closed("not_planned", 10));

    assertThat(steward.outcomes(first))
        .containsExactly(reported(true, "6.0"), reported(false, "10.0"));
    assertThat(steward.outcomes(second)).containsExactly(reported(false, "3.0"));
  }

  @Test
  void aDeliveryThatComesTwiceReportsOnce() {
    number++;
    String decision = tell("issues", issue("opened", 0)).at("decision");
    byte[] closed = Hooked.bytes(closed("completed", 6).toString());

    steward.github("issues", "closed-once", closed);
    assertThat(steward.github("issues", "closed-once", closed).at("status")).isEqualTo("duplicate");
    assertThat(steward.github("issues", "closed-too", closed).at("status")).isEqualTo("duplicate");

    assertThat(steward.outcomes(decision)).hasSize(1);
  }

  @Test
  void aSmallPullRequestIsLabelledByWhatItIsAbout() {
    number++;
    Answer opened = tell("pull_request", pull("opened.payload.json", 0));

    assertThat(opened.at("rule")).isEqualTo("band-AL3");
    assertThat(steward.effects(opened.at("delivery"))).containsExactly("label done 1");
    assertThat(steward.vendor().requests())
        .anySatisfy(
            request -> {
              assertThat(request.path()).endsWith("/issues/" + number + "/labels");
              assertThat(request.text()).isEqualTo("{\"labels\":[\"documentation\"]}");
            });
  }

  @Test
  void aLargePullRequestWaits() {
    number++;
    ObjectNode opened = pull("opened.payload.json", 0);
    ((ObjectNode) opened.path("pull_request")).put("additions", 600).put("deletions", 1);

    Answer answer = tell("pull_request", opened);

    assertThat(answer.at("status")).isEqualTo("waiting");
    assertThat(answer.at("rule")).isEqualTo("band-AL1");
  }

  @Test
  void reviewersOfAMiddlingPullRequestAreTold() {
    number++;
    ObjectNode opened = pull("opened.payload.json", 0);
    ((ObjectNode) opened.path("pull_request")).put("additions", 200);

    Answer answer = tell("pull_request", opened);

    assertThat(answer.at("level")).isEqualTo("AL2");
    assertThat(steward.effects(answer.at("delivery")))
        .containsExactly("label done 1", "comment done 1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPullRequestIsMergedOrNot(boolean merged) {
    number++;
    String decision = tell("pull_request", pull("opened.payload.json", 0)).at("decision");
    ObjectNode closed = pull("closed.payload.json", 2);
    ((ObjectNode) closed.path("pull_request")).put("merged", merged);

    tell("pull_request", closed);

    assertThat(steward.outcomes(decision)).containsExactly(reported(merged, "2.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "-999999999-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z"})
  void momentsThatAreNoneAreNotHeldAgainstIt(String moment) {
    number++;
    ObjectNode opened = issue("opened", 0);
    ((ObjectNode) opened.path("issue")).put("updated_at", moment).put("created_at", moment);

    assertThat(tell("issues", opened).at("status")).isEqualTo("decided");
  }

  private static String reported(boolean kept, String hours) {
    return "{\"kept\": %s, \"hours_to_close\": %s} webhook:github".formatted(kept, hours);
  }

  private Answer tell(String event, ObjectNode payload) {
    byte[] body = Hooked.bytes(payload.toString());
    String delivery = "d-%d-%d".formatted(number, payload.hashCode() & 0xffffff);
    return steward.github(event, delivery, body);
  }

  private ObjectNode issue(String action, int hour) {
    ObjectNode payload = Payloads.named("issues/opened.payload.json").put("action", action);
    ObjectNode issue = (ObjectNode) payload.path("issue");
    issue.put("number", number).put("title", "It crashes").put("body", "x".repeat(90));
    issue.put("updated_at", at(hour)).putArray("labels");
    return payload;
  }

  /** As GitHub tells it since issues have reasons. */
  private ObjectNode closed(String reason, int hour) {
    ObjectNode payload = issue("closed", hour);
    ObjectNode issue = (ObjectNode) payload.path("issue");
    issue.put("state", "closed").put("state_reason", reason).put("closed_at", at(hour));
    return payload;
  }

  private ObjectNode pull(String example, int hour) {
    ObjectNode payload = Payloads.named("pull_request/" + example).put("number", number);
    ObjectNode pull = (ObjectNode) payload.path("pull_request");
    pull.put("number", number).put("updated_at", at(hour));
    return payload;
  }

  private static String at(int hour) {
    return "2019-05-15T%02d:00:00Z".formatted(hour);
  }
}
