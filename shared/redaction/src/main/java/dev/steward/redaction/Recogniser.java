package dev.steward.redaction;

import java.util.List;

/** Finds one kind of personal data in free text, in time linear in the text. */
@FunctionalInterface
public interface Recogniser {
  /** What it finds, in any order; spans may overlap those of other recognisers. */
  List<Span> find(String text);
}
