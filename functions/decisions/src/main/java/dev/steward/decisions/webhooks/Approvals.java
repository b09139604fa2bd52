package dev.steward.decisions.webhooks;

import dev.steward.decisions.constitutions.Verdict;
import dev.steward.decisions.deciding.Decision;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Asks people through the control plane: a call of {@code decisions.resolve} is held there, and who
 * approves it makes the decision.
 */
@Singleton
final class Approvals {
  static final String KIND = "ask";

  private static final String PATH = "/v1/tools/decisions.resolve/invoke";

  private final WebhookSettings settings;
  private final VendorHttp http;

  Approvals(WebhookSettings settings, VendorHttp http) {
    this.settings = settings;
    this.http = http;
  }

  /** Who only escalates proposes to approve: that is what was asked for. */
  static Call call(Decision decision) {
    Verdict proposed =
        decision.verdict() == Verdict.ESCALATE ? Verdict.APPROVE : decision.verdict();
    return new Call(
        KIND,
        PATH,
        Json.object().put("decision_id", decision.id()).put("verdict", proposed.wire()).toString());
  }

  Sent send(Effect effect) {
    if (!settings.asks()) {
      return new Sent.Refused("the control plane's address or token is missing");
    }
    return http.attempt(
        VendorHttp.to(
                settings.controlPlane().orElseThrow(),
                effect.call().path(),
                settings.token().orElseThrow())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", effect.key())
            .header("Prefer", "respond-async")
            .POST(BodyPublishers.ofString(effect.call().body())),
        Approvals::read);
  }

  private static Sent read(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String why = status + " " + Answers.message(answer, "/detail");
    return switch (status / 100) {
      case 2 -> new Sent.Done("run " + Answers.message(answer, "/id"));
      case 5 -> new Sent.Later(why, Optional.empty());
      default ->
          status == 408 || status == 409 || status == 429
              ? new Sent.Later(why, Optional.empty())
              : new Sent.Refused(why);
    };
  }
}
