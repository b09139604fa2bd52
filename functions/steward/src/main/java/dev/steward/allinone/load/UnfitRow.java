package dev.steward.allinone.load;

/** No event can be made of a row; the message is the reason that is written beside it. */
final class UnfitRow extends Exception {
  UnfitRow(String reason) {
    super(reason);
  }
}
