package dev.steward.reliability.promises;

import dev.steward.reliability.records.Records;
import java.util.List;

/** Something Steward promises, and how the three records would show that it was broken. */
public interface Promise {
  int number();

  String text();

  /** How much there was to find fault with. */
  String looked(Records records);

  List<Violation> check(Records records);
}
