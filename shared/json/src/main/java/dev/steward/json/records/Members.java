package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A record as an object of exactly its members. */
record Members(List<Member> members, Set<String> names, Making making) implements Shape {
  static Members of(Class<?> type) {
    List<Member> members = Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
    Set<String> names = new TreeSet<>();
    members.forEach(member -> names.add(member.name()));
    return new Members(members, names, Making.of(type));
  }

  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    if (!json.isObject()) {
      violations.add(new Violation(pointer, "must be an object"));
      return null;
    }
    int before = violations.size();
    @Nullable Object[] values = new Object[members.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(members.get(i), json, pointer, violations);
    }
    refuseOthers(json, pointer, violations);
    return violations.size() == before ? making.make(values, pointer, violations) : null;
  }

  private static @Nullable Object read(
      Member member, JsonNode object, String pointer, List<Violation> violations) {
    JsonNode json = object.get(member.name());
    String at = Pointer.child(pointer, member.name());
    if (json != null) {
      return member.shape().read(json, at, violations);
    }
    if (member.required()) {
      violations.add(new Violation(at, "is required"));
    }
    return null;
  }

  private void refuseOthers(JsonNode object, String pointer, List<Violation> violations) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                violations.add(new Violation(Pointer.child(pointer, name), "is not known here"));
              }
            });
  }

  @Override
  public JsonNode write(Object value) {
    ObjectNode object = Json.object();
    for (Member member : members) {
      Object each = member.of(value);
      if (each != null) {
        object.set(member.name(), member.shape().write(each));
      }
    }
    return object;
  }

  @Override
  public void members(String pointer, Set<String> into) {
    for (Member member : members) {
      String at = Pointer.child(pointer, member.name());
      into.add(member.required() ? at + '!' : at);
      member.shape().members(at, into);
    }
  }
}
