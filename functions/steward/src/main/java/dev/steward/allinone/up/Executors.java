package dev.steward.allinone.up;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where the executors are that an instance starts; the environment goes first. */
record Executors(URI brand, URI analytics, URI decisions) {
  static Executors allAt(URI url) {
    return new Executors(url, url, url);
  }

  /** By their variables in the registry. */
  Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    put(addresses, "FIRESTORE_EXECUTOR_URL", brand);
    put(addresses, "ANALYTICS_EXECUTOR_URL", analytics);
    put(addresses, "DECISIONS_EXECUTOR_URL", decisions);
    return addresses;
  }

  /** As the control plane is told of them. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    addresses()
        .forEach(
            (name, url) -> properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), url));
    return properties;
  }

  private static void put(Map<String, String> addresses, String variable, URI here) {
    String elsewhere = System.getenv(variable);
    addresses.put(
        variable, elsewhere == null || elsewhere.isBlank() ? here.toString() : elsewhere.strip());
  }
}
