package dev.steward.analytics.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several levels a row, numbered by first appearance. */
public final class CategoryColumn implements Column {
  private static final int NONE = -1;

  private final String name;
  private final List<String> levels;
  private final int[] codes;

  private CategoryColumn(String name, List<String> levels, int[] codes) {
    this.name = name;
    this.levels = List.copyOf(levels);
    this.codes = codes;
  }

  public static CategoryColumn of(String name, List<? extends @Nullable String> values) {
    Map<String, Integer> known = new HashMap<>();
    List<String> levels = new ArrayList<>();
    int[] codes = new int[values.size()];
    int row = 0;
    for (String value : values) {
      int code = NONE;
      if (value != null) {
        code = known.computeIfAbsent(value, fresh -> known.size());
        if (code == levels.size()) {
          levels.add(value);
        }
      }
      codes[row++] = code;
    }
    return new CategoryColumn(name, levels, codes);
  }

  public static CategoryColumn ofFlags(String name, boolean[] flags) {
    int[] codes = new int[flags.length];
    for (int row = 0; row < flags.length; row++) {
      codes[row] = flags[row] ? 1 : 0;
    }
    return new CategoryColumn(name, List.of("false", "true"), codes);
  }

  @Override
  public String name() {
    return name;
  }

  /** Levels that the rows may have; after {@link #rows(int[])} some may have none. */
  public List<String> levels() {
    return levels;
  }

  /** Index into the levels, or -1 where the value is missing. */
  public int code(int row) {
    return codes[row];
  }

  public boolean isFlag() {
    return !levels.isEmpty() && Set.of("true", "false").containsAll(levels);
  }

  @Override
  public int rows() {
    return codes.length;
  }

  @Override
  public boolean missing(int row) {
    return codes[row] == NONE;
  }

  /** Rows of each level. */
  public int[] counts() {
    int[] counts = new int[levels.size()];
    for (int code : codes) {
      if (code != NONE) {
        counts[code]++;
      }
    }
    return counts;
  }

  @Override
  public CategoryColumn rows(int[] picked) {
    int[] kept = Arrays.stream(picked).map(row -> codes[row]).toArray();
    return new CategoryColumn(name, levels, kept);
  }
}
