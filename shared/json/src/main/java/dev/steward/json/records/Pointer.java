package dev.steward.json.records;

/** JSON Pointers (RFC 6901) under construction. */
final class Pointer {
  private Pointer() {}

  static String child(String pointer, String name) {
    return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
  }
}
