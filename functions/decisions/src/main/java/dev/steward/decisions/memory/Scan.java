package dev.steward.decisions.memory;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nearest by comparing everything on the shelf, which is kept in memory: the first who asks
 * reads it, everybody after that reads what has come since. What somebody deleted by hand is
 * remembered until this process ends.
 */
@Singleton
final class Scan {
  private final EmbeddingRows rows;
  private final Settings settings;

  /** The one not asked for longest comes first. */
  private final Map<Shelf, Vectors> shelves = new LinkedHashMap<>(16, 0.75f, true);

  Scan(EmbeddingRows rows, Settings settings) {
    this.rows = rows;
    this.settings = settings;
  }

  /**
   * {@code steward.memory}: of a shelf, the latest {@code most} are compared; all shelves together
   * take about that many megabytes.
   */
  @ConfigurationProperties("steward.memory")
  record Settings(
      @Bindable(defaultValue = "20000") int most, @Bindable(defaultValue = "256") int megabytes) {
    Settings {
      if (most < 100 || megabytes < 1) {
        throw new IllegalArgumentException(
            "steward.memory needs room for 100 at least, in 1 megabyte at least");
      }
    }
  }

  List<Neighbour> nearest(Connection tx, Shelf shelf, short[] to, int limit) throws SQLException {
    return vectors(shelf).upToDate(tx).nearest(to, limit);
  }

  private Vectors vectors(Shelf shelf) {
    synchronized (shelves) {
      Vectors vectors =
          shelves.computeIfAbsent(shelf, it -> new Vectors(it, rows, settings.most()));
      for (Shelf forgotten : tooMany()) {
        shelves.remove(forgotten);
      }
      return vectors;
    }
  }

  /** The last one stays whatever its size: it is the one that was asked for. */
  private List<Shelf> tooMany() {
    long bytes = shelves.values().stream().mapToLong(Vectors::bytes).sum();
    List<Shelf> tooMany = new ArrayList<>();
    for (Map.Entry<Shelf, Vectors> entry : shelves.entrySet()) {
      if (bytes <= settings.megabytes() * 1_000_000L || tooMany.size() == shelves.size() - 1) {
        break;
      }
      tooMany.add(entry.getKey());
      bytes -= entry.getValue().bytes();
    }
    return tooMany;
  }
}
