package dev.steward.ports.warehouse;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a warehouse did not do what it was asked. */
public abstract sealed class WarehouseFault extends Fault {
  private WarehouseFault(ProblemType type, String detail, @Nullable Throwable cause) {
    super(type, detail, List.of(), cause);
  }

  /** The query would read more bytes than it may; nothing was read. */
  public static final class TooExpensive extends WarehouseFault {
    private final long bytes;
    private final long limit;

    public TooExpensive(Query query, long bytes, long limit) {
      super(
          ProblemType.QUERY_TOO_EXPENSIVE,
          "%s would read %,d bytes and may read %,d: ask about less time"
              .formatted(query.name(), bytes, limit),
          null);
      this.bytes = bytes;
      this.limit = limit;
    }

    public long bytes() {
      return bytes;
    }

    public long limit() {
      return limit;
    }
  }

  /** It cannot be reached, has no room, or did not answer in time. Writes may be tried again. */
  public static final class Unavailable extends WarehouseFault {
    public Unavailable(String detail, @Nullable Throwable cause) {
      super(ProblemType.UNAVAILABLE, detail, cause);
    }
  }

  /** It understood and will never do this: a text it cannot run, a value it cannot hold. */
  public static final class Rejected extends WarehouseFault {
    public Rejected(String detail, @Nullable Throwable cause) {
      super(ProblemType.INTERNAL, detail, cause);
    }
  }
}
