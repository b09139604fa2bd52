package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Asks one tenant's Steward for what is another's, and beside it for what is nowhere. */
final class Stranger {
  private static final long PAUSE_MILLIS = 500;

  private final TenantId own;
  private final TenantId other;
  private final Api api;
  private final Persons persons;
  private final ClientJournal journal;
  private final SplittableRandom random;

  Stranger(
      TenantId own, TenantId other, Api api, Persons persons, ClientJournal journal, long seed) {
    this.own = own;
    this.other = other;
    this.api = api;
    this.persons = persons;
    this.journal = journal;
    this.random = new SplittableRandom(seed);
  }

  void work(BooleanSupplier goOn) throws InterruptedException {
    while (goOn.getAsBoolean()) {
      try {
        listOwn();
        probe("/v1/runs", "runs", List.of("", "/events"), List.of("/cancel"));
        probe("/v1/budgets", "budgets", List.of(""), List.of());
        probe("/v1/approvals", "approvals", List.of(""), List.of("/approve", "/reject"));
      } catch (IOException gone) {
        // It comes back.
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void listOwn() throws IOException, InterruptedException {
    Answer answer = api.get("/v1/runs?pageSize=100", persons.admin(own));
    ArrayNode runs = Json.MAPPER.createArrayNode();
    answer.body().path("runs").forEach(run -> runs.add(run.path("id").asText()));
    var line = Json.object().put("tenant", own.value());
    line.set("runs", runs);
    journal.add("listed", line);
  }

  private void probe(String path, String list, List<String> looks, List<String> deeds)
      throws IOException, InterruptedException {
    JsonNode theirs = api.get(path + "?pageSize=20", persons.admin(other)).body().path(list);
    if (theirs.isEmpty()) {
      return;
    }
    String foreign = theirs.get(random.nextInt(theirs.size())).path("id").asText();
    String missing = nowhere(foreign);
    for (String look : looks) {
      compare(
          path + "/ID" + look,
          api.get(path + "/" + foreign + look, persons.admin(own)),
          foreign,
          api.get(path + "/" + missing + look, persons.admin(own)),
          missing);
    }
    for (String deed : deeds) {
      compare(
          path + "/ID" + deed,
          api.post(path + "/" + foreign + deed, persons.admin(own), Map.of(), Json.object()),
          foreign,
          api.post(path + "/" + missing + deed, persons.admin(own), Map.of(), Json.object()),
          missing);
    }
  }

  private void compare(
      String path, Answer foreign, String foreignId, Answer missing, String missingId) {
    boolean both = foreign.status() != 503 && missing.status() != 503;
    if (both) {
      journal.add(
          "probe",
          Json.object()
              .put("path", path)
              .put("foreignStatus", foreign.status())
              .put("foreignBody", same(foreign, foreignId))
              .put("missingStatus", missing.status())
              .put("missingBody", same(missing, missingId)));
    }
  }

  /** Without what is different in any two answers: the id that was asked for, and the request's. */
  private static String same(Answer answer, String id) {
    return answer.text().replace(id, "ID").replaceAll("req_[0-9a-z]{26}", "req_ID");
  }

  /** An id of the same kind and length that nobody has. */
  private static String nowhere(String id) {
    int tail = 8;
    return id.substring(0, id.length() - tail) + "0".repeat(tail);
  }
}
