package dev.steward.redaction;

import dev.steward.core.TenantId;
import java.util.List;

/**
 * Redacts short texts in the caller's own thread, such as log lines: only what is personal wherever
 * it stands, so that the names and times of a log stay. Fails closed like {@link Redactor}.
 */
public final class LineRedactor {
  private static final int LONGEST = 1 << 16;

  private final List<Recogniser> recognisers;
  private final TokenKeys keys;

  public LineRedactor(TokenKeys keys) {
    this(Recognisers.plain(), keys);
  }

  LineRedactor(List<Recogniser> recognisers, TokenKeys keys) {
    this.recognisers = List.copyOf(recognisers);
    this.keys = keys;
  }

  public String redact(TenantId tenant, String line) {
    if (line.length() > LONGEST) {
      return Redactor.REDACTED;
    }
    try {
      return nothingFound(line)
          ? line
          : new TextRedaction(recognisers, new Tokens(keys.of(tenant))).of(line);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A line that nobody vouches for must not be written, and logging must not throw.
      return Redactor.REDACTED;
    }
  }

  private boolean nothingFound(String line) {
    for (Recogniser recogniser : recognisers) {
      if (!recogniser.find(line).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
