package dev.steward.ports.embeddings;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that can never be embedded, by their place in the batch. A text that is too long is not cut
 * off: what is similar in its beginning need not be similar.
 */
public final class TextRefused extends Fault {
  public TextRefused(List<Violation> violations) {
    super(ProblemType.INVALID_INPUT, "a text cannot be embedded", violations, null);
  }

  public static TextRefused at(int index, String why) {
    return new TextRefused(List.of(new Violation("/" + index, why)));
  }

  /** Throws for what no model could make sense of, and for what has more characters than that. */
  public static void unlessUsable(List<String> texts, int most) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text.isBlank()) {
        violations.add(new Violation("/" + i, "is empty"));
      } else if (text.length() > most) {
        violations.add(new Violation("/" + i, "must have at most " + most + " characters"));
      } else if (text.codePoints().anyMatch(TextRefused::isNoCharacter)) {
        violations.add(new Violation("/" + i, "must be well-formed Unicode"));
      }
    }
    if (!violations.isEmpty()) {
      throw new TextRefused(violations);
    }
  }

  private static boolean isNoCharacter(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
