package dev.steward.policy.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON as CEL sees it, converted where it is looked at and nowhere else. */
public final class JsonView {
  private JsonView() {}

  public static Object of(JsonNode node, Patience patience) {
    return switch (node.getNodeType()) {
      case OBJECT -> new ObjectView(node, patience);
      case ARRAY -> new ArrayView(node, patience);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case NULL -> NullValue.NULL_VALUE;
      case BINARY, MISSING, POJO -> throw new IllegalStateException("not JSON: " + node);
    };
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.longValue();
    }
    return node.doubleValue();
  }

  private static final class ObjectView extends AbstractMap<String, Object> {
    private final JsonNode object;
    private final Patience patience;

    ObjectView(JsonNode object, Patience patience) {
      this.object = object;
      this.patience = patience;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      patience.check();
      JsonNode value = key instanceof String name ? object.get(name) : null;
      return value == null ? null : of(value, patience);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return key instanceof String name && object.has(name);
    }

    @Override
    public int size() {
      return object.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
          return object.properties().stream()
              .map(each -> Map.entry(each.getKey(), seen(each.getValue())))
              .iterator();
        }

        @Override
        public int size() {
          return object.size();
        }
      };
    }

    private Object seen(JsonNode value) {
      patience.check();
      return of(value, patience);
    }
  }

  private static final class ArrayView extends AbstractList<Object> {
    private final JsonNode array;
    private final Patience patience;

    ArrayView(JsonNode array, Patience patience) {
      this.array = array;
      this.patience = patience;
    }

    @Override
    public Object get(int index) {
      patience.check();
      JsonNode item = array.get(index);
      if (item == null) {
        throw new IndexOutOfBoundsException(index);
      }
      return of(item, patience);
    }

    @Override
    public int size() {
      return array.size();
    }
  }
}
