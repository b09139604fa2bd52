package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A row of the file: the line it begins on and its number among the rows, both from 1, and its
 * cells by column. A row that could not be read has a reason instead of cells.
 */
record Row(String file, long line, long number, ObjectNode cells, Optional<String> broken) {
  /** Nothing where the cell is missing, null or empty. */
  Optional<JsonNode> cell(String column) {
    JsonNode cell = column.startsWith("/") ? cells.at(column) : cells.path(column);
    return Optional.of(cell)
        .filter(
            it ->
                !it.isMissingNode() && !it.isNull() && !(it.isTextual() && it.asText().isEmpty()));
  }

  Optional<String> text(String column) throws UnfitRow {
    Optional<JsonNode> cell = cell(column);
    if (cell.isPresent() && cell.get().isContainerNode()) {
      throw new UnfitRow("column %s holds a list or an object".formatted(column));
    }
    return cell.map(JsonNode::asText);
  }

  String required(String column) throws UnfitRow {
    return text(column).orElseThrow(() -> new UnfitRow("column %s is empty".formatted(column)));
  }
}
