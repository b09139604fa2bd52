package dev.steward.reliability;

import dev.steward.core.TenantId;
import dev.steward.reliability.app.TorturedTenants;
import dev.steward.reliability.clients.Answer;
import dev.steward.reliability.clients.Api;
import dev.steward.reliability.clients.Persons;
import dev.steward.reliability.records.Records.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Steward itself says of its history, once everything has come to rest. */
record Asked(Api api, Persons persons) {
  private static final int INTACT_HISTORY = 4;

  List<Finding> findings() throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (TenantId tenant : TorturedTenants.ALL) {
      Answer answer = api.get("/v1/journal/verify", persons.admin(tenant));
      if (answer.status() != 200 || !answer.body().path("intact").asBoolean(false)) {
        findings.add(
            new Finding(
                INTACT_HISTORY, "the history of %s: %s".formatted(tenant.value(), answer.text())));
      }
    }
    return findings;
  }
}
