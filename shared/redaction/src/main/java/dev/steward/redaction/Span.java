package dev.steward.redaction;

/** A stretch of a text, from {@code start} up to but not including {@code end}, in UTF-16 units. */
public record Span(int start, int end, EntityType type) {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a stretch: " + start + " to " + end);
    }
  }

  int length() {
    return end - start;
  }

  String of(String text) {
    return text.substring(start, end);
  }

  boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }
}
