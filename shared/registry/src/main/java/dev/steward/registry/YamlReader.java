package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.HiddenCharacters;
import dev.steward.json.Pointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 (core schema) as the JSON it stands for, in bounded time and memory: aliases are
 * expanded, so what counts is the number of values they expand to.
 */
final class YamlReader {
  private static final int LENGTH = 1 << 20;
  private static final int DEPTH = 64;
  private static final int VALUES = 100_000;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(LENGTH)
          .setMaxAliasesForCollections(1_000)
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, Place> places = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private int values;

  private YamlReader() {}

  /** Throws {@link InvalidRegistry} when the text is no YAML at all. */
  static YamlTree read(String text) {
    try {
      checkDepth(text);
      YamlReader reader = new YamlReader();
      JsonNode root =
          new Compose(SETTINGS)
              .composeString(text)
              .map(node -> reader.value(node, "", Place.of(node.getStartMark()), 0))
              .orElseThrow(() -> unreadable(Place.START, "the file is empty"));
      return new YamlTree(root, reader.places, reader.mistakes);
    } catch (MarkedYamlEngineException e) {
      throw unreadable(Place.of(e.getProblemMark()), reason(e));
    } catch (ReaderException e) {
      throw unreadable(
          Place.of(text, e.getPosition()),
          "this is not YAML: the character " + HiddenCharacters.name(e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw unreadable(Place.START, "this is not YAML: " + e.getMessage());
    }
  }

  private static String reason(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    return "this is not YAML: " + context + e.getProblem();
  }

  /** The composer calls itself for each level; the parser does not. */
  private static void checkDepth(String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEPTH) {
        throw unreadable(Place.of(event.getStartMark()), "nested deeper than " + DEPTH);
      }
    }
  }

  private JsonNode value(Node node, String pointer, Place place, int depth) {
    values++;
    if (values > VALUES) {
      throw unreadable(place, "more than " + VALUES + " values once aliases are expanded");
    }
    if (depth > DEPTH || node.isRecursive()) {
      throw unreadable(place, "an alias nests deeper than " + DEPTH);
    }
    places.put(pointer, place);
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer, depth);
      case SequenceNode sequence -> array(sequence, pointer, depth);
      case ScalarNode scalar -> {
        places.put(pointer, Place.of(scalar.getStartMark()));
        yield scalar(scalar, pointer);
      }
      default -> throw unreadable(place, "this has no JSON form");
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      Place place = Place.of(entry.getKeyNode().getStartMark());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        mistakes.add(place.mistake(pointer, "a key must be a word, not a list or an object"));
        continue;
      }
      String below = Pointers.child(pointer, key.getValue());
      HiddenCharacters.mistake(key.getValue(), true)
          .ifPresent(message -> mistakes.add(place.mistake(below, message)));
      if (object.has(key.getValue())) {
        mistakes.add(place.mistake(below, "the key stands twice"));
      } else {
        object.set(key.getValue(), value(entry.getValueNode(), below, place, depth + 1));
      }
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (Node item : sequence.getValue()) {
      String below = pointer + '/' + array.size();
      array.add(value(item, below, Place.of(item.getStartMark()), depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar, String pointer) {
    Place place = Place.of(scalar.getStartMark());
    try {
      JsonNode value = Scalars.json(scalar);
      if (value.isTextual()) {
        HiddenCharacters.mistake(value.textValue(), false)
            .ifPresent(message -> mistakes.add(place.mistake(pointer, message)));
      }
      return value;
    } catch (IllegalArgumentException e) {
      mistakes.add(place.mistake(pointer, String.valueOf(e.getMessage())));
      return NullNode.getInstance();
    }
  }

  private static InvalidRegistry unreadable(Place place, String message) {
    return new InvalidRegistry(List.of(place.mistake("", message)));
  }
}
