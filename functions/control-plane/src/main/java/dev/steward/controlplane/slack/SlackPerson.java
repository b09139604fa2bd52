package dev.steward.controlplane.slack;

import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import io.micronaut.context.annotation.EachProperty;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of {@code steward.slack.people}: who a Slack user is here. Nobody else may decide, and
 * {@code principal} is the name they call tools by, so that nobody approves their own call.
 */
@EachProperty(value = "steward.slack.people", list = true)
record SlackPerson(String user, String tenant, String principal, List<String> roles) {
  Caller caller() {
    return new Caller(
        new TenantId(tenant),
        principal,
        roles.stream()
            .map(
                wire ->
                    Role.of(wire)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "the Slack user " + user + " has the unknown role " + wire)))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
