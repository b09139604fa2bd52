package dev.steward.decisions.assist;

import dev.steward.decisions.Deployment;
import dev.steward.decisions.Governed;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.policies.Policies;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A domain whose policy asks a model, and what Vertex AI says when it is asked. */
public final class Refunds {
  public static final String POLICY =
      """
      name: refunds
      version: 1.0.0
      domain: refunds
      description: Refunds that customers ask for.
      facts:
        amount: {type: number, minimum: 0}
        note: {type: string, required: false, description: What the customer writes.}
        customer: {type: string, required: false, personal: true}
        gender: {type: string, required: false, protected: true}
      autonomy:
        measure: facts.amount
        bands:
          - {upTo: 50, level: AL3, verdict: approve, reason: small}
          - {upTo: 200, level: AL2, verdict: approve, reason: usual}
          - {level: AL0, verdict: escalate, reason: large}
      assist:
        prompt: Doubt a note that contradicts itself.
        levels: [AL2, AL3]
      outcome:
        metrics: {kept: {type: boolean}}
        success: outcome.kept
      """;

  private Refunds() {}

  /** With a model that is asked over HTTP. */
  public static Governed governed(
      Deployment deployment, StubExecutor vertex, Map<String, Object> other) {
    Map<String, Object> properties = new TreeMap<>();
    properties.put("steward.platform", "gcp");
    properties.put("steward.model.project", "stub");
    properties.put("steward.model.url", vertex.url().toString());
    properties.put("steward.assist.timeout", "2s");
    properties.putAll(other);
    return Governed.in(deployment, properties);
  }

  /** Publishes the policy and lets it decide. */
  public static void bind(Governed steward) {
    steward.bean(Policies.class).publish(Governed.ADMIN, POLICY, Optional.empty());
    steward.bind("refunds", new PlannedPolicy("refunds@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
  }

  public static String asks(String entity, String facts) {
    return "{\"domain\": \"refunds\", \"entity\": \"%s\", \"facts\": %s}".formatted(entity, facts);
  }

  public static StubAnswer says(String answer) {
    return StubAnswer.json(
        200,
        """
        {"candidates": [{"content": {"role": "model", "parts": [{"text": "%s"}]},
          "finishReason": "STOP"}],
         "usageMetadata": {"promptTokenCount": 321, "candidatesTokenCount": 20,
           "thoughtsTokenCount": 3, "totalTokenCount": 344},
         "modelVersion": "gemini-2.5-flash-001"}
        """
            .formatted(answer.replace("\"", "\\\"")));
  }

  public static StubAnswer blocked() {
    return StubAnswer.json(200, "{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}");
  }

  public static StubAnswer exhausted() {
    return StubAnswer.json(
        429, "{\"error\": {\"code\": 429, \"message\": \"\", \"status\": \"RESOURCE_EXHAUSTED\"}}");
  }
}
