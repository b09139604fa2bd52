package dev.steward.decisions.github;

import dev.steward.core.TenantId;
import dev.steward.decisions.webhooks.Mailbox;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * {@code steward.webhooks.github}, a list: an endpoint, whose it is, and the secrets its webhooks
 * are signed with. With a token, decisions are carried out: {@code labels} and {@code assignees}
 * say which goes with a topic ({@code bug=kind/bug}), {@code comments} whether reasons are told.
 */
@EachProperty(value = "steward.webhooks.github", list = true)
record GitHubEndpoint(
    String name,
    String tenant,
    List<String> secrets,
    Optional<String> token,
    @Bindable(defaultValue = "https://api.github.com") URI api,
    @Bindable(defaultValue = "") List<String> labels,
    @Bindable(defaultValue = "") List<String> assignees,
    @Bindable(defaultValue = "true") boolean comments) {
  GitHubEndpoint {
    token = token.filter(text -> !text.isBlank());
    labels = List.copyOf(labels);
    assignees = List.copyOf(assignees);
  }

  Mailbox mailbox() {
    return new Mailbox(GitHub.SOURCE, name, new TenantId(tenant), secrets);
  }

  /** The names GitHub gives every new repository, where nothing else is said. */
  Optional<String> label(String topic) {
    return of(labels, topic)
        .or(
            () ->
                switch (topic) {
                  case "bug", "documentation", "question" -> Optional.of(topic);
                  case "feature" -> Optional.of("enhancement");
                  case "declined" -> Optional.of("invalid");
                  default -> Optional.empty();
                });
  }

  Optional<String> assignee(String topic) {
    return of(assignees, topic);
  }

  private static Optional<String> of(List<String> pairs, String topic) {
    return pairs.stream()
        .filter(pair -> pair.startsWith(topic + "="))
        .map(pair -> pair.substring(topic.length() + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
