package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.policy.expressions.JsonView;
import dev.steward.policy.expressions.Language;
import dev.steward.policy.expressions.Patience;
import dev.steward.policy.expressions.VariableType;
import dev.steward.policy.expressions.Variables;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of one call, worked out when a rule first asks for them. */
final class CallVariables implements Variables {
  static final Map<String, VariableType> DECLARED =
      Map.ofEntries(
          Map.entry("tool.name", VariableType.STRING),
          Map.entry("tool.risk", VariableType.STRING),
          Map.entry("tool.owner", VariableType.STRING),
          Map.entry("tool.approval", VariableType.STRING),
          Map.entry("tool.dataClasses", VariableType.WORDS),
          Map.entry("args", VariableType.OBJECT),
          Map.entry("text", VariableType.STRING),
          Map.entry("env", VariableType.STRING),
          Map.entry("tenant", VariableType.STRING),
          Map.entry("principal", VariableType.STRING),
          Map.entry("roles", VariableType.WORDS),
          Map.entry("session", VariableType.STRING),
          Map.entry("task", VariableType.STRING),
          Map.entry("cost", VariableType.INTEGER),
          Map.entry("now", VariableType.TIMESTAMP));
  static final Language LANGUAGE = new Language(DECLARED);

  private final CallFacts facts;
  private final Patience patience;
  private @Nullable Object args;
  private @Nullable String text;

  CallVariables(CallFacts facts, Patience patience) {
    this.facts = facts;
    this.patience = patience;
  }

  CallFacts facts() {
    return facts;
  }

  @Override
  public Patience patience() {
    return patience;
  }

  @Override
  public Optional<Object> find(String name) {
    patience.check();
    return Optional.ofNullable(value(name));
  }

  private @Nullable Object value(String name) {
    return switch (name) {
      case "tool.name" -> facts.tool().name();
      case "tool.risk" -> facts.tool().risk().wire();
      case "tool.owner" -> facts.tool().owner();
      case "tool.approval" -> facts.tool().approval();
      case "tool.dataClasses" -> facts.tool().dataClasses();
      case "args" -> args();
      case "text" -> text();
      case "env" -> env();
      case "tenant" -> facts.tenant();
      case "principal" -> facts.principal();
      case "roles" -> facts.roles();
      case "session" -> facts.session();
      case "task" -> facts.task();
      case "cost" -> facts.cost();
      case "now" -> facts.now();
      default -> null;
    };
  }

  private Object args() {
    if (args == null) {
      args = JsonView.of(facts.args(), patience);
    }
    return args;
  }

  private String text() {
    if (text == null) {
      text = AllText.of(facts.args());
    }
    return text;
  }

  private String env() {
    JsonNode env = facts.args().path("env");
    return env.isTextual() ? env.textValue() : "";
  }
}
