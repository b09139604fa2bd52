package dev.steward.decisions.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.decisions.deciding.Kept;
import dev.steward.decisions.webhooks.Call;
import dev.steward.decisions.webhooks.Effect;
import dev.steward.decisions.webhooks.Mailbox;
import dev.steward.decisions.webhooks.Mailboxes;
import dev.steward.decisions.webhooks.Sent;
import dev.steward.decisions.webhooks.Vendor;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is decided about an issue is carried out on it: labels, an assignee, a comment. */
@Singleton
final class GitHub implements Vendor {
  static final String SOURCE = "github";

  /** Not at each edit, and never in answer to a comment. */
  private static final Set<String> TOLD_AT = Set.of("opened", "reopened", "ready_for_review");

  private final List<GitHubEndpoint> endpoints;
  private final List<Mailbox> mailboxes;
  private final GitHubApi api;

  GitHub(List<GitHubEndpoint> endpoints, GitHubApi api) {
    this.endpoints = List.copyOf(endpoints);
    this.mailboxes = Mailboxes.of(endpoints.stream().map(GitHubEndpoint::mailbox).toList());
    this.api = api;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public List<Mailbox> mailboxes() {
    return mailboxes;
  }

  @Override
  public List<Call> calls(String endpoint, JsonNode payload, Kept decision) {
    return endpoint(endpoint)
        .filter(each -> each.token().isPresent())
        .map(each -> calls(each, payload, decision))
        .orElse(List.of());
  }

  @Override
  public Sent send(Effect effect) {
    return endpoint(effect.endpoint())
        .filter(each -> each.token().isPresent())
        .map(each -> api.send(each, effect))
        .orElseGet(() -> new Sent.Refused("the endpoint has no token any more"));
  }

  private Optional<GitHubEndpoint> endpoint(String name) {
    return endpoints.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static List<Call> calls(GitHubEndpoint endpoint, JsonNode payload, Kept decision) {
    Verdict verdict = decision.effective();
    if (verdict == Verdict.ESCALATE) {
      return List.of();
    }
    String issue =
        "/repos/%s/issues/%d"
            .formatted(payload.path("repository").asText(), payload.path("number").longValue());
    String topic = payload.path("facts").path("topic").asText();
    List<Call> calls = new ArrayList<>();
    endpoint
        .label(verdict == Verdict.DENY ? "declined" : topic)
        .filter(label -> !has(payload.path("labels"), label))
        .ifPresent(label -> calls.add(listed("label", issue + "/labels", "labels", label)));
    if (verdict == Verdict.APPROVE) {
      endpoint
          .assignee(topic)
          .ifPresent(who -> calls.add(listed("assign", issue + "/assignees", "assignees", who)));
    }
    boolean toBeTold = verdict == Verdict.DENY || decision.decision().level() == AutonomyLevel.AL2;
    boolean isNew = TOLD_AT.contains(payload.path("facts").path("action").asText());
    if (endpoint.comments() && toBeTold && isNew) {
      calls.add(comment(issue, decision));
    }
    return calls;
  }

  private static boolean has(JsonNode labels, String label) {
    for (JsonNode each : labels) {
      if (each.asText().equalsIgnoreCase(label)) {
        return true;
      }
    }
    return false;
  }

  private static Call listed(String kind, String path, String member, String only) {
    ObjectNode body = Json.object();
    body.putArray(member).add(only);
    return new Call(kind, path, body.toString());
  }

  private static Call comment(String issue, Kept decision) {
    String text =
        "Triage: %s.\n\n%s".formatted(decision.decision().reason(), mark(decision.decision().id()));
    return new Call(
        GitHubApi.COMMENT, issue + "/comments", Json.object().put("body", text).toString());
  }

  private static String mark(String decision) {
    return GitHubEvents.MARK + decision + " -->";
  }
}
