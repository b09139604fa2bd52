package dev.steward.decisions.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What keeps a flow from being imported into n8n 2 as it is, or from running there. */
final class FlowLint {
  /** The nodes our flows are made of, each in a version that n8n 2.0 has. */
  private static final Map<String, Double> NODES =
      Map.of(
          "n8n-nodes-base.webhook", 2.1,
          "n8n-nodes-base.code", 2.0,
          "n8n-nodes-base.if", 2.2,
          "n8n-nodes-base.httpRequest", 4.3,
          "n8n-nodes-base.respondToWebhook", 1.5,
          "n8n-nodes-base.scheduleTrigger", 1.3);

  private static final Set<String> TRIGGERS =
      Set.of("n8n-nodes-base.webhook", "n8n-nodes-base.scheduleTrigger");

  private final JsonNode flow;
  private final Set<String> names = new HashSet<>();
  private final List<String> mistakes = new ArrayList<>();

  private FlowLint(JsonNode flow) {
    this.flow = flow;
  }

  static List<String> mistakes(JsonNode flow) {
    FlowLint lint = new FlowLint(flow);
    lint.head();
    flow.path("nodes").forEach(lint::node);
    lint.connections();
    return lint.mistakes;
  }

  private void head() {
    check(isUuid(flow.path("versionId")), "versionId is no UUID");
    check(flow.path("id").asText().matches("[A-Za-z0-9]{16}"), "id has not 16 letters and digits");
    check(!flow.path("name").asText().isBlank(), "it has no name");
    check(flow.path("active").isBoolean() && !flow.path("active").asBoolean(), "it is active");
    check(flow.path("nodes").isArray() && !flow.path("nodes").isEmpty(), "it has no nodes");
    check(flow.path("pinData").isEmpty(), "it has data pinned to it");
  }

  private void node(JsonNode node) {
    String name = node.path("name").asText();
    check(!name.isBlank() && names.add(name), "two nodes have the name '%s'".formatted(name));
    check(isUuid(node.path("id")), name + ": id is no UUID");
    check(node.path("position").size() == 2, name + ": it has no position");
    Double newest = NODES.get(node.path("type").asText());
    check(newest != null, name + ": nobody knows the type " + node.path("type").asText());
    check(
        newest == null || node.path("typeVersion").asDouble(99) <= newest,
        name + ": n8n 2.0 has no version " + node.path("typeVersion"));
    check(!node.has("credentials"), name + ": it holds credentials");
    if (node.path("type").asText().equals("n8n-nodes-base.httpRequest")) {
      request(name, node.path("parameters"));
    }
  }

  private void request(String name, JsonNode parameters) {
    check(
        parameters.path("url").asText().startsWith("={{ $env.STEWARD_URL }}/"),
        name + ": its address is not below $env.STEWARD_URL");
    check(parameters.path("options").path("timeout").isInt(), name + ": it waits without end");
    for (JsonNode header : parameters.at("/headerParameters/parameters")) {
      boolean isSecret = header.path("name").asText().matches("authorization|x-internal-token");
      check(
          !isSecret || header.path("value").asText().contains("{{ $env."),
          name + ": it holds a token");
    }
  }

  private void connections() {
    Set<String> reached = new HashSet<>();
    for (Map.Entry<String, JsonNode> from : flow.path("connections").properties()) {
      check(names.contains(from.getKey()), "a connection from no node: " + from.getKey());
      for (JsonNode output : from.getValue().path("main")) {
        for (JsonNode to : output) {
          String name = to.path("node").asText();
          check(names.contains(name), "a connection to no node: " + name);
          check(to.path("type").asText().equals("main"), "a connection of another type: " + name);
          reached.add(name);
        }
      }
    }
    for (JsonNode node : flow.path("nodes")) {
      String name = node.path("name").asText();
      boolean starts = TRIGGERS.contains(node.path("type").asText());
      check(starts != reached.contains(name), name + (starts ? " is led to" : " is never reached"));
    }
  }

  private void check(boolean good, String mistake) {
    if (!good) {
      mistakes.add(mistake);
    }
  }

  private static boolean isUuid(JsonNode value) {
    try {
      return UUID.fromString(value.asText()).toString().equals(value.asText());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
