package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting a budget of a few cents, spending it, and seeing what was spent. */
class BudgetCommandsTest {
  private static final String[] CALL = {
    "invoke", "brand.get_profile", "-d", "{\"profile_id\":\"demo\"}"
  };

  @TempDir static Path folder;

  private static RunningSteward steward;
  private static CommandLineOf cli;

  @BeforeAll
  static void up() {
    steward = RunningSteward.in(folder);
    cli = steward.commandLine();
  }

  @AfterAll
  static void down() {
    steward.close();
  }

  @Test
  void aBudgetOfAFewMillsIsSpentToItsLimitAndSeenInTheUsage() {
    assertThat(cli.says("budget", "list").out()).containsPattern("tenant +day +1000.00");

    Said set =
        cli.says("budget", "set", "--limit", "0.002", "--window", "total", "--role", "admin");
    assertThat(set.out()).containsPattern("tenant +total +0.002 +0.002 +USD +never");
    assertThat(cli.says(CALL).exitCode()).isZero();
    assertThat(cli.says(CALL).exitCode()).isZero();
    Said refused = cli.says(CALL);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("A budget has no room for this call (402)", "0.00 left");

    cli.says("budget", "set", "--limit", "0.003", "--window", "total", "--role", "admin");
    assertThat(cli.says(CALL).exitCode()).isZero();
    JsonNode budgets = cli.says("budget", "list", "--json").json().path("budgets");
    assertThat(budgets).hasSize(2);
    assertThat(cli.says("usage").out()).containsPattern("brand.get_profile +- +3 +0.003 +USD");
    JsonNode usage = cli.says("usage", "--by", "principal", "--bucket", "day", "--json").json();
    assertThat(usage.at("/usage/0/micros").asText()).isEqualTo("3000");

    String id = budgets.get(0).path("id").asText();
    assertThat(cli.says("budget", "rm", id, "--role", "admin").out()).contains("Removed " + id);
    assertThat(cli.says("budget", "rm", id, "--role", "admin").err()).contains("(404)");
  }

  @Test
  void onlyAnAdminSetsABudget() {
    assertThat(cli.says("budget", "set", "--limit", "5").err()).contains("(403)");
  }

  @Test
  void anAmountThatIsNoneIsAUsageError() {
    for (String amount : new String[] {"abc", "0.0000001", "", "1,5"}) {
      Said said = cli.says("budget", "set", "--limit", amount, "--role", "admin");
      assertThat(said.exitCode()).as(amount).isEqualTo(2);
      assertThat(said.err()).contains("is not an amount");
    }
  }

  @Test
  void aLimitBelowNothingIsRefusedByTheServerAtItsPlace() {
    Said said =
        cli.says(
            "budget", "set", "--limit=-1", "--task", "t", "--currency", "XYZ", "--role", "admin");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("/limit", "/currency");
  }

  @Test
  void aPriceTableWithAMistakeIsToldBeforeAnythingStarts() throws IOException {
    Path table = folder.resolve("prices.yaml");
    Files.writeString(table, "version: 1\ncurrency: XYZ\nprices: {}\n");

    Said said = cli.says("up", "--prices", table.toString());

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("/currency", "ISO 4217");
    assertThat(cli.says("up", "--prices", folder.resolve("none.yaml").toString()).err())
        .contains("there is no readable price table");
  }
}
