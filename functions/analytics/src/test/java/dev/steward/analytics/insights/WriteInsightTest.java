package dev.steward.analytics.insights;

import static dev.steward.analytics.Asked.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Asked;
import dev.steward.core.TenantId;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteInsightTest {
  private static final String FINDING =
      """
      {"insight": {"type": "funnel_drop", "title": "Half leave at <payment> & \\"cards\\"",
        "summary": "45 of 60 users left.", "severity": "high", "confidence": 0.9,
        "window": {"range_days": 7},
        "context": {"steps": [{"event_name": "basket", "users": 60}, {"event_name": "paid", "users": 15}],
                    "series": [{"at": "2026-01-01", "value": 3}, {"at": "2026-01-02", "value": 9}]},
        "recommendations": [{"action": "Offer invoices", "rationale": "They ask for it",
          "links": [{"label": "Ticket", "url": "https://example.com/1"}]}]}}""";

  private Asked asked;

  @BeforeAll
  void start(@TempDir Path folder) {
    asked = Asked.in(folder);
  }

  @AfterAll
  void close() {
    asked.close();
  }

  @Test
  void aRowAPointerAndAReportAreKept() {
    JsonNode kept = asked.ask("analytics.write_insight", FINDING);
    String id = kept.path("insight_id").asText();
    assertThat(pointer(id)).isPresent();
    assertThat(pointer(id).orElseThrow().path("severity").asText()).isEqualTo("high");
    assertThat(page(kept))
        .contains("Half leave at &lt;payment&gt; &amp; &quot;cards&quot;")
        .doesNotContain("<payment>")
        .contains("<svg", "Offer invoices", "https://example.com/1")
        .doesNotContain("<script");
  }

  @Test
  void theSameCallAgainKeepsTheSameInsight() {
    JsonNode first = asked.ask("analytics.write_insight", FINDING, "one-key");
    assertThat(asked.ask("analytics.write_insight", FINDING, "one-key")).isEqualTo(first);
    assertThat(asked.ask("analytics.write_insight", FINDING, "another-key")).isNotEqualTo(first);
  }

  @Test
  void anAttemptThatBrokeOffIsFinishedByTheNext() {
    JsonNode first = asked.ask("analytics.write_insight", FINDING, "broken-off");
    String id = first.path("insight_id").asText();
    Artifacts artifacts = asked.bean(Artifacts.class);
    // What is left when it broke off after the content: the report is made of that, not anew.
    assertThat(artifacts.get(name(first, "report.json"))).isPresent();
    assertThat(asked.bean(Insights.class).report(TENANT, new InsightId(id))).isPresent();
    assertThat(asked.bean(Insights.class).report(new TenantId("other"), new InsightId(id)))
        .isEmpty();
  }

  @Test
  void whileTheWarehouseIsDownNothingIsWritten(@TempDir Path other) {
    try (Asked down = Asked.in(other)) {
      down.bean(DuckDbWarehouse.class).close();
      assertThatThrownBy(() -> down.ask("analytics.write_insight", FINDING, "while-down"))
          .isInstanceOf(dev.steward.core.Fault.class);
      assertThat(down.bean(Artifacts.class).list("insights", Optional.empty(), 10)).isEmpty();
    }
  }

  @Test
  void whatABrowserMustNotBeSentToIsRefused() {
    for (String url :
        new String[] {"javascript:alert(1)", "/relative", "data:text/html,x", "http:"}) {
      String bad = FINDING.replace("https://example.com/1", url);
      assertThatThrownBy(() -> asked.ask("analytics.write_insight", bad))
          .hasMessageContaining("/insight/recommendations/0/links/0/url");
    }
  }

  @Test
  void hiddenAndBlankTextIsRefused() {
    assertThatThrownBy(
            () ->
                asked.ask(
                    "analytics.write_insight", FINDING.replace("45 of 60 users left.", "\\u202e")))
        .hasMessageContaining("/insight/summary");
    assertThatThrownBy(
            () -> asked.ask("analytics.write_insight", FINDING.replace("Offer invoices", " ")))
        .hasMessageContaining("/insight/recommendations/0/action");
  }

  private Optional<JsonNode> pointer(String id) {
    return asked
        .bean(Documents.class)
        .latest(new DocumentKey(TENANT, "insights", id))
        .map(version -> version.content());
  }

  private String page(JsonNode kept) {
    return new String(
        asked.bean(Artifacts.class).get(name(kept, "report.html")).orElseThrow(),
        StandardCharsets.UTF_8);
  }

  private static ArtifactName name(JsonNode kept, String file) {
    return new ArtifactName(kept.at("/stored/gcs/prefix").asText() + "/" + file);
  }
}
