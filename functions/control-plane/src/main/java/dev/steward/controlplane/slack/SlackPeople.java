package dev.steward.controlplane.slack;

import dev.steward.core.Caller;
import io.micronaut.context.annotation.Context;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Slack users who may decide, by their ids. A list that cannot be used ends the start. */
@Context
final class SlackPeople {
  private final Map<String, Caller> byUser = new HashMap<>();

  SlackPeople(Collection<SlackPerson> people) {
    for (SlackPerson person : people) {
      if (byUser.put(person.user(), person.caller()) != null) {
        throw new IllegalArgumentException("the Slack user " + person.user() + " is listed twice");
      }
    }
  }

  Optional<Caller> caller(String user) {
    return Optional.ofNullable(byUser.get(user));
  }
}
