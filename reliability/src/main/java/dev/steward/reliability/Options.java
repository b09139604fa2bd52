package dev.steward.reliability;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is asked for on the command line. */
public record Options(Duration length, long seed, int clients) {
  static final String USAGE =
      "usage: steward torture [--minutes N] [--seed S] | --bug-bank [--only NN]";

  private static final int CLIENTS = 24;

  static Optional<Options> parse(List<String> words) {
    double minutes = 5;
    long seed = System.nanoTime() % 1_000_000_000;
    try {
      for (int i = 0; i < words.size(); i += 2) {
        switch (words.get(i)) {
          case "--minutes" -> minutes = Double.parseDouble(words.get(i + 1));
          case "--seed" -> seed = Long.parseLong(words.get(i + 1));
          default -> {
            return Optional.empty();
          }
        }
      }
    } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
    return minutes > 0 && minutes <= 24 * 60
        ? Optional.of(new Options(Duration.ofMillis((long) (minutes * 60_000)), seed, CLIENTS))
        : Optional.empty();
  }

  String command() {
    return "./steward torture --minutes %s --seed %d".formatted(minutes(), seed);
  }

  private String minutes() {
    double minutes = length.toMillis() / 60_000.0;
    return minutes == Math.rint(minutes) ? Long.toString((long) minutes) : Double.toString(minutes);
  }
}
