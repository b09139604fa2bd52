package dev.steward.decisions.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.Declaration;
import dev.steward.decisions.constitutions.Declarations;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A case in words, for embedding: a line {@code name: value} for each known fact that is neither
 * personal nor protected, by name. The same facts make the same text, whatever their order.
 */
public final class DecisionText {
  private DecisionText() {}

  /** Empty when there is no such fact. */
  public static Optional<String> of(JsonNode facts, Declarations declarations) {
    String text =
        declarations.all().stream()
            .filter(fact -> !fact.personal() && !fact.protectedAttribute())
            .sorted(Comparator.comparing(Declaration::name))
            .flatMap(fact -> line(fact.name(), facts.path(fact.name())).stream())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<String> line(String name, JsonNode value) {
    String words =
        value.isNumber()
            ? value.decimalValue().stripTrailingZeros().toPlainString()
            : value.asText().replaceAll("\\s+", " ").strip();
    return value.isValueNode() && !value.isNull() && !words.isEmpty()
        ? Optional.of(name + ": " + words)
        : Optional.empty();
  }
}
