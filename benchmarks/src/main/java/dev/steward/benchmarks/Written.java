package dev.steward.benchmarks;

import dev.steward.benchmarks.Change.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one governed call of a tenant wrote, by transaction. {@code own} numbers the values that no
 * other call has: those that differ from what the call before wrote in the same place.
 */
record Written(List<List<Change>> transactions, Map<Cell, Integer> own) {
  static Written of(List<List<Change>> before, List<List<Change>> call) {
    Set<Cell> common = new HashSet<>(cells(before));
    Map<Cell, Integer> own = new HashMap<>();
    for (Cell cell : cells(call)) {
      if (!common.contains(cell)) {
        own.putIfAbsent(cell, own.size());
      }
    }
    return new Written(call, own);
  }

  private static List<Cell> cells(List<List<Change>> transactions) {
    return transactions.stream()
        .flatMap(List::stream)
        .flatMap(change -> change.values().values().stream())
        .toList();
  }

  Change firstEntry() {
    return transactions.stream()
        .flatMap(List::stream)
        .filter(change -> change.insert() && change.table().equals("journal_entry"))
        .findFirst()
        .orElseThrow();
  }
}
