package dev.steward.reliability.faults;

/** Something bad that is done to Steward. It is over, and Steward is up again, when it returns. */
public interface Fault {
  /** By this it is counted. */
  String kind();

  Struck strike(Ground ground) throws Exception;

  /** Whether it could be done. */
  enum Struck {
    YES,
    /** What it waited for did not come about in time. */
    NOT_REACHED,
    /** This machine does not let it. */
    NOT_POSSIBLE
  }
}
