package dev.steward.analytics.insights;

import static dev.steward.analytics.Asked.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Asked;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.executor.Invocation;
import dev.steward.json.StrictJson;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    assertThat(rows(id)).isEqualTo(1);
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
  void anAttemptThatBrokeOffIsFinishedByTheNextAsItWasBegun() {
    Instant begun = Instant.parse("2026-03-01T10:00:00Z");
    Invocation call = call("broken-off");
    Insight insight = insight();

    Insights breaking = insights(new Breaking(asked.bean(Warehouse.class)), begun);
    assertThatThrownBy(() -> breaking.keep(call, insight)).isInstanceOf(Fault.class);
    InsightId id = InsightId.of(call);
    assertThat(pointer(id.value())).isEmpty();
    assertThat(breaking.report(TENANT, id)).isEmpty();
    assertThat(rows(id.value())).isZero();

    Insights later = insights(asked.bean(Warehouse.class), begun.plusSeconds(3600));
    later.keep(call, insight);
    assertThat(pointer(id.value()).orElseThrow().path("created_at").asText())
        .isEqualTo(begun.toString());
    assertThat(rows(id.value())).isEqualTo(1);
    assertThat(later.report(TENANT, id)).isPresent();
  }

  @Test
  void anotherTenantsInsightIsLikeOneThatIsNot() {
    String id = asked.ask("analytics.write_insight", FINDING).path("insight_id").asText();
    Insights insights = asked.bean(Insights.class);
    assertThat(insights.report(TENANT, new InsightId(id))).isPresent();
    assertThat(insights.report(new TenantId("other"), new InsightId(id))).isEmpty();
  }

  @Test
  void whileTheWarehouseIsDownNothingIsWritten(@TempDir Path other) {
    try (Asked down = Asked.in(other)) {
      down.bean(DuckDbWarehouse.class).close();
      assertThatThrownBy(() -> down.ask("analytics.write_insight", FINDING, "while-down"))
          .isInstanceOf(Fault.class);
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

  private Insights insights(Warehouse warehouse, Instant now) {
    return new Insights(
        warehouse, asked.bean(Documents.class), asked.bean(Artifacts.class), () -> now);
  }

  private long rows(String id) {
    Arguments always =
        Arguments.NONE
            .with("from_time", Instant.parse("2020-01-01T00:00:00Z"))
            .with("to_time", Instant.parse("9000-01-01T00:00:00Z"));
    Limits limits = new Limits(Long.MAX_VALUE, Duration.ofSeconds(10), 1000);
    return asked
        .bean(Warehouse.class)
        .query(TENANT, Queries.named("reports_insights"), always, limits)
        .rows()
        .stream()
        .filter(row -> row.text("id").equals(id))
        .count();
  }

  static Invocation call(String effectKey) {
    return new Invocation(TENANT, "ada", "run_1", 1, effectKey, Instant.MAX, 1);
  }

  private static Insight insight() {
    JsonNode input = StrictJson.parse(FINDING.getBytes(StandardCharsets.UTF_8));
    return ((Reading.Read<Insight>) RecordJson.read(input.path("insight"), Insight.class)).value();
  }

  /** Goes away between the report and the row. */
  private record Breaking(Warehouse whole) implements Warehouse {
    @Override
    public Appended append(List<EventRow> events) {
      return whole.append(events);
    }

    @Override
    public Appended record(List<InsightRow> insights) {
      if (insights.isEmpty()) {
        return whole.record(insights);
      }
      throw new WarehouseFault.Unavailable("it went away", null);
    }

    @Override
    public Answer query(TenantId tenant, Query query, Arguments arguments, Limits limits) {
      return whole.query(tenant, query, arguments, limits);
    }

    @Override
    public long dryRun(TenantId tenant, Query query, Arguments arguments) {
      return whole.dryRun(tenant, query, arguments);
    }
  }
}
