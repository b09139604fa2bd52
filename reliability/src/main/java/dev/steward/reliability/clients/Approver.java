package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Decides on what waits, as it is shown: mostly yes, sometimes no, sometimes not at all. Now and
 * then it tries what must not work: to decide as the requester, or with another digest.
 */
final class Approver {
  private static final long PAUSE_MILLIS = 400;

  private final TenantId tenant;
  private final String name;
  private final Api api;
  private final Persons persons;
  private final ClientJournal journal;
  private final SplittableRandom random;

  Approver(TenantId tenant, Api api, Persons persons, ClientJournal journal, long seed) {
    this.tenant = tenant;
    this.name = "approver@" + tenant.value();
    this.api = api;
    this.persons = persons;
    this.journal = journal;
    this.random = new SplittableRandom(seed);
  }

  void work(BooleanSupplier goOn) throws InterruptedException {
    while (goOn.getAsBoolean()) {
      try {
        Answer list =
            api.get("/v1/approvals?state=pending&pageSize=50", persons.operator(tenant, name));
        for (JsonNode approval : list.body().path("approvals")) {
          consider(approval);
        }
      } catch (IOException gone) {
        // It looks again.
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void consider(JsonNode approval) throws IOException, InterruptedException {
    switch (random.nextInt(10)) {
      case 0 -> {}
      case 1 -> decide(approval, "reject", name, approval.path("digest").asText());
      case 2 ->
          decide(
              approval,
              "approve",
              approval.path("requester").asText(),
              approval.path("digest").asText());
      case 3 -> decide(approval, "approve", name, another(approval.path("digest").asText()));
      default -> {
        decide(approval, "approve", name, approval.path("digest").asText());
        if (random.nextInt(4) == 0) {
          decide(approval, "approve", name, approval.path("digest").asText());
        }
      }
    }
  }

  private void decide(JsonNode approval, String decision, String who, String digest)
      throws IOException, InterruptedException {
    String id = approval.path("id").asText();
    JsonNode call = Json.MAPPER.readTree(approval.path("call").asText("{}"));
    ObjectNode line =
        Json.object()
            .put("sentAt", journal.now())
            .put("tenant", tenant.value())
            .put("approver", who)
            .put("approval", id)
            .put("run", approval.path("run").asText())
            .put("requester", approval.path("requester").asText())
            .put(
                "arguments",
                new String(CanonicalJson.bytes(call.path("arguments")), StandardCharsets.UTF_8))
            .put(
                "decision",
                digest.equals(approval.path("digest").asText()) ? decision : "wrong-digest");
    try {
      Answer answer =
          api.post(
              "/v1/approvals/" + id + "/" + decision,
              persons.operator(tenant, who),
              Map.of(),
              Json.object().put("digest", digest));
      journal.add("decided", line.put("status", answer.status()).put("problem", answer.problem()));
    } catch (IOException unheard) {
      journal.add("decided", line.put("status", 0).put("problem", ""));
      throw unheard;
    }
  }

  private static String another(String digest) {
    String last = digest.endsWith("0") ? "1" : "0";
    return digest.substring(0, digest.length() - 1) + last;
  }
}
