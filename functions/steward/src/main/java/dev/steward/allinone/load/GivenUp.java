package dev.steward.allinone.load;

/** Nobody took the events for too long, or will not; what was acknowledged is written down. */
public final class GivenUp extends RuntimeException {
  private final transient Door.Reply reply;

  GivenUp(Door.Reply reply, long rows) {
    super("%,d rows are done, and the same command goes on from there".formatted(rows));
    this.reply = reply;
  }

  public Door.Reply reply() {
    return reply;
  }
}
