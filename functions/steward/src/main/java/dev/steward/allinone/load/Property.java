package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One member of an event's data. */
sealed interface Property {
  /** Nothing where the cell is empty: a property that is not known is left out. */
  Optional<JsonNode> of(Row row) throws UnfitRow;

  Stream<String> columns();

  /** Throws {@link IllegalArgumentException} with what is wrong; its shape is right already. */
  static Property read(Map.Entry<String, JsonNode> property) {
    JsonNode how = property.getValue();
    if (how.isTextual()) {
      return new Cell(property.getKey(), CellType.of(how.asText()));
    } else if (how.has("text")) {
      return new Filled(Template.of(how.path("text").asText()));
    }
    return new Cell(how.path("column").asText(), CellType.of(how.path("type").asText()));
  }

  record Cell(String column, CellType type) implements Property {
    @Override
    public Optional<JsonNode> of(Row row) throws UnfitRow {
      Optional<JsonNode> cell = row.cell(column);
      return cell.isEmpty() ? cell : Optional.of(type.of(column, cell.get()));
    }

    @Override
    public Stream<String> columns() {
      return Stream.of(column);
    }
  }

  record Filled(Template template) implements Property {
    @Override
    public Optional<JsonNode> of(Row row) throws UnfitRow {
      return Optional.of(TextNode.valueOf(template.fill(row)));
    }

    @Override
    public Stream<String> columns() {
      return template.columns();
    }
  }
}
