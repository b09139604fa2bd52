package dev.steward.controlplane;

import static java.util.Objects.requireNonNull;

import dev.steward.core.Role;
import dev.steward.core.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What stands in the path of each route that has a parameter: made anew for every question. */
final class MatrixIds {
  private static final String NOBODYS = "_00000000000000000000000000";

  /** Things of a tenant, and how one comes to be. */
  private static final Map<String, BiFunction<RunningControlPlane, TenantId, String>> OF_TENANT =
      new LinkedHashMap<>();

  static {
    OF_TENANT.put(
        "/v1/runs/",
        (steward, tenant) ->
            made(steward, tenant, "/v1/tools/stub.echo/invoke", "{\"word\":\"x\"}"));
    OF_TENANT.put(
        "/v1/sessions/", (steward, tenant) -> made(steward, tenant, "/v1/sessions", "{}"));
    OF_TENANT.put("/v1/journal/proofs/", MatrixIds::event);
    OF_TENANT.put("/v1/approvals/", MatrixIds::approval);
    OF_TENANT.put(
        "/v1/budgets/",
        (steward, tenant) ->
            byAnAdmin(
                steward,
                tenant,
                "/v1/budgets",
                "{\"scope\":\"task\",\"task\":\"%s\",\"limit\":\"1000\"}"));
    OF_TENANT.put(
        "/v1/rate-limits/",
        (steward, tenant) ->
            byAnAdmin(
                steward,
                tenant,
                "/v1/rate-limits",
                "{\"scope\":\"tool\",\"subject\":\"%s\",\"window\":\"hour\",\"calls\":1}"));
  }

  /** Things that are the same for every tenant. */
  private static final Map<String, String> OF_ALL =
      Map.of(
          "/v1/tools/",
          "stub.echo",
          "/v1/switches/",
          "tool:stub.unheard-of",
          "/v1/policies/",
          "house",
          "/decisions/",
          "finance",
          "/outcomes/",
          "dec_1",
          "/jobs/",
          "drift");

  private MatrixIds() {}

  /** One of each. */
  static Map<String, String> make(RunningControlPlane steward, TenantId tenant) {
    Map<String, String> ids = new LinkedHashMap<>();
    OF_TENANT.forEach((path, maker) -> ids.put(path, maker.apply(steward, tenant)));
    return ids;
  }

  static Optional<String> of(String path, RunningControlPlane steward, TenantId tenant) {
    return kind(path)
        .map(kind -> requireNonNull(OF_TENANT.get(kind)).apply(steward, tenant))
        .or(
            () ->
                OF_ALL.entrySet().stream()
                    .filter(entry -> path.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  /** A body that is not refused before anybody asks whose the id is. */
  static String body(String path) {
    return path.endsWith("/resolve") ? "{\"outcome\":\"failed\",\"note\":\"looked it up\"}" : "{}";
  }

  static boolean ofTenant(String path) {
    return kind(path).isPresent();
  }

  static String missing(String path) {
    return kind(path).map(kind -> kind.replaceAll("/v1/(...).*", "$1") + NOBODYS).orElse("nobodys");
  }

  private static Optional<String> kind(String path) {
    return OF_TENANT.keySet().stream().filter(path::startsWith).findFirst();
  }

  private static String event(RunningControlPlane steward, TenantId tenant) {
    String run = made(steward, tenant, "/v1/tools/stub.echo/invoke", "{\"word\":\"x\"}");
    return steward.getAs(tenant, "/v1/runs/" + run + "/events").json().at("/events/0/id").asText();
  }

  /** One of a kind each time. */
  private static String byAnAdmin(
      RunningControlPlane steward, TenantId tenant, String path, String body) {
    return steward
        .send(
            steward
                .request(path, tenant)
                .setHeader("Authorization", "Bearer " + steward.token(tenant, Role.ADMIN))
                .POST(BodyPublishers.ofString(body.formatted(UUID.randomUUID())))
                .build())
        .json()
        .path("id")
        .asText();
  }

  /** Of another principal's call: nobody decides on their own. */
  private static String approval(RunningControlPlane steward, TenantId tenant) {
    return steward
        .postAs("grace", tenant, Role.OPERATOR, "/v1/tools/stub.dangerous/invoke", "{}")
        .json()
        .path("approval")
        .asText();
  }

  private static String made(
      RunningControlPlane steward, TenantId tenant, String path, String body) {
    return steward
        .send(steward.request(path, tenant).POST(BodyPublishers.ofString(body)).build())
        .json()
        .path("id")
        .asText();
  }
}
