package dev.steward.decisions.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.decisions.Earlier;
import dev.steward.decisions.Governed;
import dev.steward.decisions.Served;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.json.Json;
import dev.steward.testkit.browser.Chromium;
import dev.steward.testkit.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as somebody looks at it. Pictures stay in target/screenshots, to be looked at. */
class ScoreboardTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String LIVE = "finance-constitution@1.0.0";
  private static final String OTHER = "finance-constitution@1.1.B";

  private final SplittableRandom random = new SplittableRandom(20261121);
  @TempDir Path folder;

  private Served served;

  @BeforeEach
  void start() {
    served = Served.in(folder.resolve("steward"));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void showsWhoDecidesWhoIsBetterWhoIsApprovedAndWhatHasChanged() throws Exception {
    Files.createDirectories(PICTURES);
    history();
    try (Tab tab = Chromium.in(folder).tab()) {
      tab.open(served.base() + "/scorecards#finance");
      show(tab, Role.VIEWER);
      tab.await("document.querySelectorAll('#board section').length >= 4");
      tab.screenshot(PICTURES.resolve("scorecards.png"), 1_280, 1_900);

      assertThat(text(tab, "#board"))
          .contains("Who decides", LIVE + " decides", OTHER + " on trial")
          .contains("The candidate succeeds in ", "better by points")
          .contains("What may not suffer", "loss worse by")
          .contains("Approved by marital, " + LIVE, "single", "Below four fifths", "widow")
          .contains("What has changed", "facts.amount");
      JsonNode card = served.get("/v1/scorecards/finance").at("/scorecards/0");
      assertThat(text(tab, ".conclusion")).isEqualTo(card.path("conclusion").asText());
      assertThat(text(tab, "#board")).contains(card.path("says").asText());
    }
  }

  @Test
  void whoNamesADomainThatHasNoPlanIsToldSo() throws Exception {
    served.governed().publish(LIVE);
    bind(new PlannedPolicy(LIVE, Part.LIVE, PlannedPolicy.WHOLE));
    try (Tab tab = Chromium.in(folder).tab()) {
      tab.open(served.base() + "/scorecards#%3Cimg%20src%3Dx%3E");
      show(tab, Role.VIEWER);
      tab.await("document.querySelector('#says').className === 'bad'");
      assertThat(text(tab, "#says")).contains("No policy decides in <img src=x>");

      tab.run("location.hash = '#100%'");
      tab.await("document.querySelector('#says').textContent.includes('decides in 100%.')");

      tab.run("document.querySelector('#again').click()");
      tab.run("location.hash = '#finance'");
      tab.await("document.querySelectorAll('#board section').length >= 3");
      assertThat(text(tab, "#board")).contains("Nobody is compared");
    }
  }

  @Test
  void whoHasNoPolicyIsToldWhatToDo() throws Exception {
    try (Tab tab = Chromium.in(folder).tab()) {
      tab.open(served.base() + "/scorecards");
      show(tab, Role.VIEWER);
      tab.await("document.querySelector('#says').textContent.includes('constitution publish')");
    }
  }

  @Test
  void whoMayNotLookIsToldSo() throws Exception {
    try (Tab tab = Chromium.in(folder).tab()) {
      tab.open(served.base() + "/scorecards");
      show(tab, Role.SERVICE);
      tab.await("document.querySelector('#says').className === 'bad'");
      assertThat(text(tab, "#says")).contains("may not do this");
      assertThat(text(tab, "#board")).isEmpty();
    }
  }

  @Test
  void nothingIsServedThatIsNotAPartOfIt() {
    for (String name : new String[] {"page.html", "editor.js", "..%2F..%2Fapplication.yml"}) {
      served.get("/scorecards/parts/" + name).is(ProblemType.NOT_FOUND);
    }
  }

  /** Loans of another size before, two policies since, of which one is better. */
  private void history() throws Exception {
    served.governed().publish(LIVE, OTHER);
    new Earlier(served.governed(), LIVE).decided(800, 20, 10, 900);
    bind(
        new PlannedPolicy(LIVE, Part.LIVE, PlannedPolicy.WHOLE / 2),
        new PlannedPolicy(OTHER, Part.TRIAL, PlannedPolicy.WHOLE / 2));
    for (int i = 0; i < 1_500; i++) {
      JsonNode decision =
          served
              .governed()
              .ask(
                  "decisions.decide",
                  """
                  {"domain": "finance", "entity": "customer %d", "facts": {"amount": 400,
                   "months": 24, "price": 1000, "income": 120, "expenses": %d, "seniority": 5,
                   "records": false, "marital": "%s"}}
                  """
                      .formatted(
                          i,
                          i % 12 == 0 ? 115 : 60,
                          i % 3 == 0 ? "widow" : i % 2 == 0 ? "single" : "married"));
      double rate = decision.path("policy").asText().equals(LIVE) ? 0.7 : 0.9;
      served
          .governed()
          .ask(
              "decisions.record_outcome",
              "{\"decision_id\": \"%s\", \"metrics\": {\"repaid\": %s, \"loss\": %d}}"
                  .formatted(
                      decision.path("decision_id").asText(), random.nextDouble() < rate, i % 5));
    }
  }

  private void bind(PlannedPolicy... policies) {
    Governed governed = served.governed();
    governed.bind("finance", policies);
  }

  private void show(Tab tab, Role role) throws IOException, InterruptedException {
    String token = served.governed().deployment().token("acme", role);
    tab.run(
        "(t => { t.value = %s; t.dispatchEvent(new Event('change')); })(document.querySelector('#token'))"
            .formatted(Json.object().textNode(token)));
  }

  private static String text(Tab tab, String selector) throws IOException, InterruptedException {
    return tab.evaluate("document.querySelector('" + selector + "').textContent").asText();
  }
}
