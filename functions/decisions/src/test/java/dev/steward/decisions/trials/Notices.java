package dev.steward.decisions.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Governed;
import dev.steward.journal.Entry;
import dev.steward.journal.Journal;
import dev.steward.json.StoredJson;
import java.util.List;

/** What the journal asks to be told to people. */
final class Notices {
  private Notices() {}

  /** Of the only entry of a type. */
  static JsonNode only(Governed steward, String type) {
    List<Entry> entries =
        steward
            .bean(TenantTransactions.class)
            .read(
                Governed.TENANT,
                tx ->
                    steward.bean(Journal.class).tail(tx, Governed.TENANT, "governance", 0, 1_000));
    List<Entry> some = entries.stream().filter(entry -> entry.type().equals(type)).toList();
    assertThat(some).hasSize(1);
    return StoredJson.read(some.getFirst().body()).path("data").path("notice");
  }
}
