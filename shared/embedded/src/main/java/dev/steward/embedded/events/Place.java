package dev.steward.embedded.events;

/** A place in the log between two events: so many bytes and so many events lie before it. */
record Place(long position, long ordinal) {
  static final Place BEGIN = new Place(0, 0);

  Place plus(long bytes, long events) {
    return new Place(position + bytes, ordinal + events);
  }
}
