package dev.steward.allinone.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path with its query; absent values are left out. */
record Query(String path, String separator) {
  static Query of(String path) {
    return new Query(path, "?");
  }

  Query with(String name, @Nullable Object value) {
    return value == null
        ? this
        : new Query(path + separator + name + '=' + escape(value.toString()), "&");
  }

  static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
