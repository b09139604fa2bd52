package dev.steward.analytics.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analytics.Asked;
import dev.steward.analytics.Deployment;
import dev.steward.analytics.Served;
import dev.steward.analytics.Served.Answer;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The warehouse goes away while an insight is written: nothing of it is found, and it is finished.
 */
class InsightOverHttpTest {
  private static final String TOOL = "analytics.write_insight";
  private static final String FINDING =
      """
      {"insight": {"type": "general", "title": "Half leave", "summary": "45 of 60 left.",
        "severity": "high", "confidence": 0.9, "window": {"range_days": 7}, "context": {},
        "recommendations": [{"action": "Offer invoices", "rationale": "They ask for it"}]}}""";

  @TempDir private Path folder;

  @Test
  void anInsightThatBrokeOffIsFoundByNobodyUntilTheNextAttemptFinishesIt() {
    try (Served served = Served.in(folder, LeavingWarehouse.SWITCH, "true")) {
      LeavingWarehouse warehouse = served.data().bean(LeavingWarehouse.class);
      warehouse.leaveBeforeTheRow(true);

      served.call(TOOL, FINDING, "one", 1).is(ProblemType.UNAVAILABLE);

      assertThat(warehouse.tried()).isEqualTo(1);
      assertThat(warehouse.insights(Asked.TENANT)).isZero();

      warehouse.leaveBeforeTheRow(false);
      Answer finished = served.call(TOOL, FINDING, "one", 2);

      assertThat(finished.status()).as(finished.body().toString()).isEqualTo(200);
      String id = finished.at("/insight_id").asText();
      assertThat(warehouse.insights(Asked.TENANT)).isEqualTo(1);
      assertThat(served.statusOf("/reports/insights/" + id, Role.VIEWER)).isEqualTo(200);
      assertThat(served.call(TOOL, FINDING, "one", 2).body()).isEqualTo(finished.body());
      assertThat(warehouse.insights(Asked.TENANT)).isEqualTo(1);
    }
  }

  @Test
  void whatBrokeOffHasNoPointerAndNoPage() {
    try (Served served = Served.in(folder, LeavingWarehouse.SWITCH, "true")) {
      served.data().bean(LeavingWarehouse.class).leaveBeforeTheRow(true);

      served.call(TOOL, FINDING, "two", 1).is(ProblemType.UNAVAILABLE);
      served.data().bean(LeavingWarehouse.class).leaveBeforeTheRow(false);

      String id = InsightId.of(WriteInsightTest.call("two")).value();
      assertThat(served.statusOf("/reports/insights/" + id, Role.VIEWER)).isEqualTo(404);
      assertThat(
              served
                  .data()
                  .bean(Documents.class)
                  .latest(new DocumentKey(Asked.TENANT, "insights", id)))
          .isEmpty();
    }
  }

  @Test
  void withoutAPlaceForReportsTheCallIsToldWhatToSetAndTheOtherToolsWork() {
    Map<String, Object> properties = Deployment.in(folder).properties();
    properties.remove("steward.artifacts.folder");
    try (Served served = Served.of(properties, folder)) {
      Answer answer = served.call(TOOL, FINDING).is(ProblemType.UNAVAILABLE);

      assertThat(answer.detail()).contains("set steward.artifacts.folder");
      served
          .call("analytics.cohort_retention", "{\"start_event\": \"seen\"}")
          .is(ProblemType.INVALID_INPUT);
    }
  }
}
