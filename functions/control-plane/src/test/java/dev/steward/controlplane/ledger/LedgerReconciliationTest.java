package dev.steward.controlplane.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger held to account, over HTTP. */
class LedgerReconciliationTest extends SpendingOverHttp {
  @Test
  void aHoldWhoseRunHasEndedIsFoundAndNotRepaired() throws SQLException {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String run = steward.invoke("stub.echo", WORD).json().path("id").asText();
    bench.execute(
        "SET session_replication_role = replica",
        """
        INSERT INTO control.hold (
          tenant_id, run_id, state, amount, currency, principal, tool, budgets, periods, held_at)
        VALUES ('acme', 'run_gone', 'held', 5, 'USD', 'ada', 'stub.echo', '{}', '{}', now())
        """,
        "UPDATE control.hold SET state = 'held', used = NULL, ended_at = NULL WHERE run_id = '"
            + run
            + "'");

    JsonNode report = reconciled();

    assertThat(report.path("clean").asBoolean()).isFalse();
    assertThat(report.path("findings"))
        .extracting(each -> each.path("kind").asText() + " " + each.path("subject").asText())
        .contains("orphan-hold run_gone", "orphan-hold " + run);
    assertThat(report.path("findings"))
        .extracting(each -> each.path("kind").asText())
        .contains("wrong-pending");
    assertThat(reconciled().path("findings")).isEqualTo(report.path("findings"));
  }

  @Test
  void anAmountTamperedWithIsFound() throws SQLException {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    steward.invoke("stub.echo", WORD);
    bench.execute(
        "ALTER TABLE control.ledger_entry DISABLE TRIGGER ledger_entry_stays",
        "UPDATE control.ledger_entry SET amount = amount + 1 WHERE line = 1",
        "ALTER TABLE control.ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_stays");

    assertThat(reconciled().path("findings"))
        .extracting(each -> each.path("kind").asText())
        .contains("unbalanced-transaction", "wrong-charge", "wrong-posted");
  }

  @Test
  void anInvoiceIsComparedLineByLine() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String right = steward.invoke("stub.echo", WORD).json().path("id").asText();
    String dear = steward.invoke("stub.echo", WORD).json().path("id").asText();

    JsonNode invoice =
        reconciled(
                """
                run,amount,currency
                %s,0.007,USD
                %s,0.70,USD
                run_unknown,1,USD
                %s,0.007,USD
                """
                    .formatted(right, dear, right))
            .json()
            .path("invoice");

    assertThat(invoice.path("lines").asInt()).isEqualTo(4);
    assertThat(invoice.path("agreed").asInt()).isEqualTo(1);
    assertThat(invoice.path("differences"))
        .extracting(each -> each.path("line").asInt() + " " + each.path("kind").asText())
        .containsExactly("3 wrong-amount", "4 unknown-run", "5 billed-twice");
    assertThat(invoice.at("/differences/0/billed").asText()).isEqualTo("700000");
    assertThat(invoice.at("/differences/0/charged").asText()).isEqualTo("7000");
  }

  @Test
  void anInvoiceThatCannotBeReadNamesItsLines() {
    Answer answer =
        reconciled("run,amount,currency\nrun_1,-1,USD\nrun_2,1.0000001,XXX\nrun_3,1\n,1,USD\n");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("violations"))
        .extracting(each -> each.path("pointer").asText())
        .containsExactly(
            "/lines/2/amount", "/lines/3/amount", "/lines/3/currency", "/lines/4", "/lines/5/run");
    assertThat(reconciled("id;sum").json().at("/violations/0/pointer").asText())
        .isEqualTo("/lines/1");
  }

  @Test
  void whatIsNoInvoiceIsNotRead() {
    for (String mediaType : List.of("application/json", "application/xml", "text/plain")) {
      Answer answer = reconciled(mediaType, "{}");

      assertThat(answer.status()).as(mediaType).isEqualTo(415);
      assertThat(answer.problem()).isEqualTo("unsupported-media-type");
      assertThat(answer.json().path("detail").asText()).contains("text/csv", mediaType);
    }
  }

  @Test
  void withoutABodyNoMediaTypeIsWrong() {
    for (String mediaType : List.of("application/json", "text/csv", "text/plain")) {
      assertThat(reconciled(mediaType, "").json().path("clean").asBoolean()).isTrue();
    }
  }
}
