package dev.steward.analytics.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer rests on, and what would make it wrong. */
public record Basis(
    long n,
    String from,
    String until,
    String method,
    @Nullable String interval,
    List<String> caveats) {
  public Basis {
    caveats = List.copyOf(caveats);
  }

  public static Basis of(
      long n, Range range, String method, @Nullable String interval, List<String> caveats) {
    return new Basis(
        n, range.from().toString(), range.until().toString(), method, interval, caveats);
  }
}
