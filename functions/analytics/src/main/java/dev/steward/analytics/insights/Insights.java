package dev.steward.analytics.insights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.executor.Invocation;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import dev.steward.json.StrictJson;
import dev.steward.json.records.RecordJson;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.Put;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The insights of all tenants, each in three stores that share no transaction. The report comes
 * first, where nobody looks without being pointed to; then the row; the pointer, by which insights
 * are found, comes last. Each write can be repeated and changes nothing the second time, so that a
 * call that broke off is finished by its next attempt. What is down is noticed before anything is
 * written.
 */
@Singleton
final class Insights {
  static final String REPORT = "report.html";
  static final String CONTENT = "report.json";

  private final Warehouse warehouse;
  private final Documents documents;
  private final @Nullable Artifacts artifacts;
  private final InstantSource clock;

  /** Without a place for artifacts all other tools still work. */
  Insights(
      Warehouse warehouse,
      Documents documents,
      @Nullable Artifacts artifacts,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.documents = documents;
    this.artifacts = artifacts;
    this.clock = clock;
  }

  InsightId keep(Invocation call, Insight insight) {
    InsightId id = InsightId.of(call);
    Artifacts reports = reports();
    if (documents.latest(id.pointer(call.tenant())).isEmpty()) {
      warehouse.record(List.of());
      JsonNode content = content(reports, call, id, insight);
      reports.put(
          id.artifact(call.tenant(), REPORT),
          InsightPage.of(content).getBytes(StandardCharsets.UTF_8));
      warehouse.record(List.of(row(call, id, content)));
      point(call, id, content);
    }
    return id;
  }

  /** The page; empty for an insight the tenant does not have. */
  Optional<byte[]> report(TenantId tenant, InsightId id) {
    return documents
        .latest(id.pointer(tenant))
        .flatMap(_ -> reports().get(id.artifact(tenant, REPORT)));
  }

  /** What the first attempt said goes for all of them: the time among it. */
  private JsonNode content(Artifacts reports, Invocation call, InsightId id, Insight insight) {
    ArtifactName name = id.artifact(call.tenant(), CONTENT);
    ObjectNode content = Json.object();
    content.put("id", id.value());
    content.put("created_at", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
    content.put("principal", call.principal());
    content.put("run", call.run());
    content.set("insight", RecordJson.write(insight));
    return reports.put(name, CanonicalJson.bytes(content)) == Put.STORED
        ? content
        : StrictJson.parse(reports.get(name).orElseThrow());
  }

  private Artifacts reports() {
    if (artifacts == null) {
      throw new Fault(
          ProblemType.UNAVAILABLE,
          "reports of insights have no place: set steward.artifacts.folder, or in the cloud"
              + " steward.artifacts.bucket");
    }
    return artifacts;
  }

  private static InsightRow row(Invocation call, InsightId id, JsonNode content) {
    JsonNode insight = content.path("insight");
    return new InsightRow(
        call.tenant(),
        id.value(),
        insight.path("type").asText(),
        insight.path("title").asText(),
        Instant.parse(content.path("created_at").asText()),
        call.principal(),
        call.run(),
        id.artifact(call.tenant(), REPORT).value(),
        content.toString());
  }

  private void point(Invocation call, InsightId id, JsonNode content) {
    JsonNode insight = content.path("insight");
    ObjectNode pointer = Json.object();
    pointer.set("created_at", content.path("created_at"));
    List.of("type", "title", "severity", "confidence")
        .forEach(member -> pointer.set(member, insight.path(member)));
    pointer.put("report", id.artifact(call.tenant(), REPORT).value());
    WriteResult result =
        documents.write(
            id.pointer(call.tenant()), 0, pointer, new Authorship(call.principal(), call.run()));
    if (result instanceof WriteResult.Conflict(Optional<?> latest) && latest.isEmpty()) {
      throw new Fault(ProblemType.UNAVAILABLE, "the pointer of the insight could not be written");
    }
  }
}
