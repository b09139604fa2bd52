package dev.steward.journal.checkpoints;

import java.time.Instant;

/**
 * Entries of a stream that a checkpoint vouches for and that are not in the database as they were.
 *
 * @param missing whether they are gone; otherwise they are there with other hashes
 * @param vouched since when a checkpoint over all of them is kept
 */
public record Discrepancy(String stream, long first, long last, boolean missing, Instant vouched) {
  /** Such as: entries 91 to 100 are missing; a checkpoint of 2026-… vouches for them. */
  public String words() {
    return "%s; a checkpoint of %s vouches for %s"
        .formatted(what(), vouched, first == last ? "it" : "them");
  }

  private String what() {
    String verb = missing ? "missing" : "not those that were sealed";
    return first == last
        ? "entry %d is %s".formatted(first, missing ? verb : "not the one that was sealed")
        : "entries %d to %d are %s".formatted(first, last, verb);
  }
}
