package dev.steward.gcp.documents;

import dev.steward.ports.documents.DocumentKey;
import java.util.regex.Pattern;

/**
 * Where things lie in Firestore: {@code tenants/T/collections/C/documents/ID} is the newest version
 * of a document, {@code …/versions/N} each of them. Ids are percent-encoded where Firestore forbids
 * a character, or a whole name: {@code /}, {@code .}, {@code ..} and {@code __…__}.
 */
final class Names {
  private static final Pattern RESERVED = Pattern.compile("\\.|\\.\\.|__.*__", Pattern.DOTALL);

  private Names() {}

  static String latest(DocumentKey key) {
    return "tenants/%s/collections/%s/documents/%s"
        .formatted(key.tenant(), key.collection(), encode(key.id()));
  }

  static String versions(DocumentKey key) {
    return latest(key) + "/versions";
  }

  static String version(DocumentKey key, long version) {
    return versions(key) + "/" + version;
  }

  /** No two ids give one name, because the percent sign is always encoded too. */
  static String encode(String id) {
    StringBuilder name = new StringBuilder(id.length());
    boolean reserved = RESERVED.matcher(id).matches();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '/' || c == '%' || c < ' ' || c == 0x7f || (reserved && i == 0)) {
        name.append('%').append("%02X".formatted((int) c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }
}
