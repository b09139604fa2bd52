package dev.steward.json;

/**
 * How large a pattern grows when its counted repetitions are written out, as RE2/J does: {@code
 * ((a{1,1000}){1,1000}){1,1000}} would fill the memory before any check of its own.
 */
final class PatternSize {
  static final long LARGEST = 10_000;

  private final String pattern;
  private int at;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /** An upper bound; malformed patterns get some number too. */
  static long of(String pattern) {
    return pattern.length() > LARGEST ? pattern.length() : new PatternSize(pattern).sequence(0);
  }

  private long sequence(int depth) {
    if (depth > 100) {
      return LARGEST + 1;
    }
    long sum = 0;
    long last = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == ')' && depth > 0) {
        return sum + last;
      }
      long times = c == '{' ? times() : 1;
      if (times > 1) {
        last *= times;
      } else {
        sum += last;
        last = atom(c, depth);
      }
      if (sum + last > LARGEST) {
        return LARGEST + 1;
      }
    }
    return sum + last;
  }

  private long atom(char c, int depth) {
    return switch (c) {
      case '(' -> 1 + sequence(depth + 1);
      case '[' -> {
        skipClass();
        yield 1;
      }
      case '\\' -> {
        at++;
        yield 1;
      }
      default -> 1;
    };
  }

  private void skipClass() {
    // A ] that comes first stands for itself.
    int first = at < pattern.length() && pattern.charAt(at) == '^' ? at + 1 : at;
    at = first;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  /** The larger bound of {@code {n}}, {@code {n,}} or {@code {n,m}}; the reader moves past it. */
  private long times() {
    int end = pattern.indexOf('}', at);
    if (end < 0 || end - at > 11) {
      return 1;
    }
    long most = 1;
    for (String bound : pattern.substring(at, end).split(",", -1)) {
      if (!bound.chars().allMatch(Character::isDigit) || bound.length() > 5) {
        return 1;
      }
      most = bound.isEmpty() ? most : Math.max(most, Long.parseLong(bound));
    }
    at = end + 1;
    return most;
  }
}
