package dev.steward.redaction;

import java.util.List;

/** E-mail addresses, in any script. */
final class Emails implements Recogniser {
  private static final Recogniser SHAPE =
      Matches.of(
          EntityType.EMAIL,
          "[\\p{L}\\p{N}\\p{M}][\\p{L}\\p{N}\\p{M}._%+'-]*@[\\p{L}\\p{N}\\p{M}-]+(?:\\.[\\p{L}\\p{N}\\p{M}-]+)+");

  @Override
  public List<Span> find(String text) {
    return text.indexOf('@') < 0 ? List.of() : SHAPE.find(text);
  }
}
