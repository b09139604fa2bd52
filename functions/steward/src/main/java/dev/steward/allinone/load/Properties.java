package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The data of an event. */
sealed interface Properties {
  ObjectNode of(Row row) throws UnfitRow;

  /** Those the file must have. */
  Stream<String> columns();

  record All(Set<String> except) implements Properties {
    public All {
      except = Set.copyOf(except);
    }

    @Override
    public ObjectNode of(Row row) throws UnfitRow {
      ObjectNode data = Json.object();
      for (Map.Entry<String, JsonNode> cell : row.cells().properties()) {
        Optional<JsonNode> there = row.cell(cell.getKey());
        if (there.isPresent() && !cell.getKey().isEmpty() && !except.contains(cell.getKey())) {
          data.set(cell.getKey(), CellType.ANY.of(cell.getKey(), there.get()));
        }
      }
      return data;
    }

    @Override
    public Stream<String> columns() {
      return except.stream();
    }
  }

  record Named(Map<String, Property> members) implements Properties {
    public Named {
      members = new LinkedHashMap<>(members);
    }

    @Override
    public ObjectNode of(Row row) throws UnfitRow {
      ObjectNode data = Json.object();
      for (Map.Entry<String, Property> member : members.entrySet()) {
        Optional<JsonNode> value = member.getValue().of(row);
        value.ifPresent(it -> data.set(member.getKey(), it));
      }
      return data;
    }

    @Override
    public Stream<String> columns() {
      return members.values().stream().flatMap(Property::columns);
    }
  }
}
