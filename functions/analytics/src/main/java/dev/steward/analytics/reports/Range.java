package dev.steward.analytics.reports;

import dev.steward.analytics.pages.Buckets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back a page looks, and how finely. The bucket that is not over yet is the last. */
enum Range {
  DAY("24h", "24 hours", Duration.ofHours(1), 24),
  WEEK("7d", "7 days", Duration.ofHours(6), 28),
  MONTH("30d", "30 days", Duration.ofDays(1), 30);

  private final String wire;
  private final String words;
  private final Duration bucket;
  private final int count;

  Range(String wire, String words, Duration bucket, int count) {
    this.wire = wire;
    this.words = words;
    this.bucket = bucket;
    this.count = count;
  }

  static Optional<Range> of(String wire) {
    return Stream.of(values()).filter(range -> range.wire.equals(wire)).findFirst();
  }

  String wire() {
    return wire;
  }

  String words() {
    return words;
  }

  Buckets upTo(Instant now) {
    long length = bucket.toSeconds();
    long end = (Math.floorDiv(now.getEpochSecond(), length) + 1) * length;
    return new Buckets(Instant.ofEpochSecond(end - count * length), bucket, count);
  }
}
