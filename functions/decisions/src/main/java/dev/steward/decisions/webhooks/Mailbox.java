package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address a vendor sends to: whose it is, and the secrets it may be signed with, more than one
 * while they are changed.
 */
public record Mailbox(String source, String name, TenantId tenant, List<String> secrets) {
  /** Begins the names of those who speak for a vendor, and the ids of what they tell. */
  static final String PRINCIPAL = "webhook:";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int SHORTEST = 16;

  public Mailbox {
    secrets = List.copyOf(secrets);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "steward.webhooks.%s: a name is of lower-case letters, digits and hyphens, not %s"
              .formatted(source, name));
    }
    if (secrets.isEmpty() || secrets.stream().anyMatch(each -> each.length() < SHORTEST)) {
      throw new IllegalArgumentException(
          "steward.webhooks.%s: %s needs secrets of at least %d characters"
              .formatted(source, name, SHORTEST));
    }
  }

  public String principal() {
    return PRINCIPAL + source;
  }
}
