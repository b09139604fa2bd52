package dev.steward.journal;

import java.util.List;

/**
 * What was looked for in a part of a stream. {@code end} is the number of its last entry, from
 * which to go on; where it began if nothing has followed yet.
 */
public record Stretch(List<Entry> entries, long end) {
  public Stretch {
    entries = List.copyOf(entries);
  }
}
