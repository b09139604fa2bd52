package dev.steward.registry;

/** JSON Pointers (RFC 6901) as text. */
final class Pointers {
  private Pointers() {}

  static String child(String parent, String name) {
    return parent + '/' + name.replace("~", "~0").replace("/", "~1");
  }
}
