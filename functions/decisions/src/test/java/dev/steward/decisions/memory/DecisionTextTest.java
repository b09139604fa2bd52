package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.Constitutions;
import dev.steward.decisions.constitutions.Declarations;
import dev.steward.json.Json;
import org.junit.jupiter.api.Test;

class DecisionTextTest {
  private static final Declarations FINANCE =
      Constitutions.shipped("finance-constitution@1.0.0").facts();

  @Test
  void aLineForEachFactByName() throws Exception {
    assertThat(DecisionText.of(json("{'months': 12, 'amount': 500.50, 'job': 'fixed'}"), FINANCE))
        .contains("amount: 500.5\njob: fixed\nmonths: 12");
  }

  @Test
  void theOrderOfTheFactsAndTheWayOfWritingNumbersDoNotMatter() throws Exception {
    assertThat(DecisionText.of(json("{'amount': 100.0, 'records': false}"), FINANCE))
        .isEqualTo(DecisionText.of(json("{'records': false, 'amount': 1e2}"), FINANCE));
  }

  @Test
  void whatIsPersonalOrProtectedStaysOut() throws Exception {
    assertThat(
            DecisionText.of(
                json("{'amount': 1, 'applicant': 'Ada', 'age': 41, 'marital': 'widow'}"), FINANCE))
        .contains("amount: 1");
  }

  @Test
  void soDoesWhatIsNotDeclaredOrNotKnown() throws Exception {
    assertThat(
            DecisionText.of(
                json("{'amount': 1, 'secret': 'x', 'income': null, 'job': ' '}"), FINANCE))
        .contains("amount: 1");
  }

  @Test
  void aValueCannotPassForAnotherLine() throws Exception {
    assertThat(DecisionText.of(json("{'job': 'fixed\\n\\rmonths: 3'}"), FINANCE))
        .contains("job: fixed months: 3");
  }

  @Test
  void withoutAReadableFactThereIsNoText() throws Exception {
    assertThat(DecisionText.of(json("{'applicant': 'Ada'}"), FINANCE)).isEmpty();
  }

  private static JsonNode json(String text) throws Exception {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }
}
