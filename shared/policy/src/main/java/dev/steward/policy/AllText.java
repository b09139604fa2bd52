package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.HiddenCharacters;
import java.text.Normalizer;

/**
 * Every string in the arguments, one a line, as a reader sees it: compatibility forms folded
 * (NFKC), characters without a glyph taken out. A pattern that finds a word here cannot be escaped
 * by writing it in full-width letters or with a zero-width space in it.
 */
final class AllText {
  private AllText() {}

  static String of(JsonNode args) {
    StringBuilder all = new StringBuilder();
    collect(args, all);
    return all.toString();
  }

  private static void collect(JsonNode value, StringBuilder all) {
    if (value.isTextual()) {
      String folded = Normalizer.normalize(value.textValue(), Normalizer.Form.NFKC);
      all.append(HiddenCharacters.without(folded)).append('\n');
    }
    // An object's values and an array's items alike.
    value.forEach(each -> collect(each, all));
  }
}
