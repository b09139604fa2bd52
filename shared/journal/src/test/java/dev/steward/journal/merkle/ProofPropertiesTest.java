package dev.steward.journal.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofPropertiesTest {
  private static final int LARGEST = 1_200;
  private static final TreeOfLeaves ALL = new TreeOfLeaves(LARGEST);

  @Test
  void theRootIsTheOneOfTheDefinition() {
    for (int size : List.of(0, 1, 2, 3, 7, 8, 9, 255, 256, 257, 511, 512, 513, 1_199)) {
      TreeOfLeaves tree = new TreeOfLeaves(size);
      assertThat(tree.tree.root()).as("%d", size).isEqualTo(TreeOfLeaves.root(tree.leaves));
    }
  }

  @Test
  void aTreeOf256SquaredLeavesHasThreeLevelsOfTiles() {
    TreeOfLeaves tree = new TreeOfLeaves(256 * 256 + 1);
    assertThat(tree.tile(2, 0, 1).hashes())
        .containsExactly(TreeOfLeaves.root(tree.leaves.subList(0, 256 * 256)));
    assertThat(tree.tree.root()).isEqualTo(TreeOfLeaves.root(tree.leaves));
  }

  @Test
  void aTreeGoesOnFromItsTiles() {
    SeededRandom.forAll(
        30,
        random -> {
          int size = random.between(0, LARGEST);
          GrowingTree tree = GrowingTree.at(size, new TreeOfLeaves(size), _ -> {});
          for (int i = size; i < LARGEST; i++) {
            tree.add(TreeOfLeaves.leaf(i));
          }
          assertThat(tree.root()).isEqualTo(ALL.tree.root());
        });
  }

  @Test
  void everyLeafOfSmallTreesIsProven() {
    for (int size = 1; size <= 40; size++) {
      for (int index = 0; index < size; index++) {
        assertThat(Case.of(size, index).holds()).isTrue();
      }
    }
  }

  @Test
  void leavesOfLargerTreesAreProven() {
    SeededRandom.forAll(
        200,
        random -> {
          int size = random.between(1, LARGEST);
          assertThat(Case.of(size, random.between(0, size - 1)).holds()).isTrue();
        });
  }

  @Test
  void aProofHoldsForNoOtherIndexOrSize() {
    for (int size = 1; size <= 20; size++) {
      for (int index = 0; index < size; index++) {
        Case right = Case.of(size, index);
        for (long other = -2; other < 45; other++) {
          if (other != index) {
            assertThat(right.at(other).holds()).as("%s at %d", right, other).isFalse();
          }
        }
      }
    }
  }

  /** A tree of another size can have a leaf on a path of the same shape; the root tells then. */
  @Test
  void aProofHoldsForNoRootOfAnotherSize() {
    for (int size = 1; size <= 20; size++) {
      for (int other = 1; other <= 20; other++) {
        if (other != size) {
          Case wrong = Case.of(size, 0);
          Hash root = TreeOfLeaves.root(ALL.leaves.subList(0, other));
          assertThat(Inclusion.holds(wrong.leaf, 0, other, wrong.path, root)).isFalse();
        }
      }
    }
  }

  @Test
  void aDamagedProofDoesNotHold() {
    SeededRandom.forAll(
        300,
        random -> {
          int size = random.between(2, LARGEST);
          Case right = Case.of(size, random.between(0, size - 1));
          for (List<Hash> path : damaged(right.path, random)) {
            assertThat(new Case(right.leaf, right.index, size, path, right.root).holds()).isFalse();
          }
          assertThat(
                  Inclusion.holds(TreeOfLeaves.leaf(-1), right.index, size, right.path, right.root))
              .isFalse();
        });
  }

  @Test
  void everyPairOfSmallTreesIsConsistent() {
    for (int size = 0; size <= 40; size++) {
      for (int old = 0; old <= size; old++) {
        assertThat(consistent(old, size, path(old, size))).as("%d %d", old, size).isTrue();
      }
    }
  }

  @Test
  void aConsistencyProofHoldsForNoOtherSizes() {
    for (int size = 2; size <= 16; size++) {
      for (int old = 1; old < size; old++) {
        List<Hash> path = path(old, size);
        Hash oldRoot = TreeOfLeaves.root(ALL.leaves.subList(0, old));
        Hash root = TreeOfLeaves.root(ALL.leaves.subList(0, size));
        for (int other = -1; other <= size + 1; other++) {
          if (other != old) {
            assertThat(Consistency.holds(other, oldRoot, size, root, path))
                .as("%d for %d of %d", other, old, size)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void aDamagedConsistencyProofDoesNotHold() {
    SeededRandom.forAll(
        300,
        random -> {
          int size = random.between(2, LARGEST);
          int old = random.between(1, size - 1);
          for (List<Hash> path : damaged(path(old, size), random)) {
            assertThat(consistent(old, size, path)).isFalse();
          }
        });
  }

  @Test
  void aForkIsNotConsistent() {
    Hash forked = Hash.node(TreeOfLeaves.leaf(-1), TreeOfLeaves.leaf(-2));
    Hash root = TreeOfLeaves.root(ALL.leaves.subList(0, 10));
    assertThat(Consistency.holds(2, forked, 10, root, path(2, 10))).isFalse();
    assertThat(Consistency.holds(10, forked, 10, root, List.of())).isFalse();
    assertThat(Consistency.holds(0, forked, 10, root, List.of())).isFalse();
  }

  /** Shortened, lengthened, reordered, changed. */
  private static List<List<Hash>> damaged(List<Hash> path, SeededRandom random) {
    List<List<Hash>> damaged = new ArrayList<>();
    damaged.add(with(path, random.between(0, path.size()), TreeOfLeaves.leaf(-3)));
    damaged.add(with(path, path.size(), Hash.EMPTY));
    if (!path.isEmpty()) {
      damaged.add(path.subList(1, path.size()));
      damaged.add(path.subList(0, path.size() - 1));
      damaged.add(with(path, path.size(), path.getLast()));
      List<Hash> changed = new ArrayList<>(path);
      changed.set(random.between(0, path.size() - 1), TreeOfLeaves.leaf(-4));
      damaged.add(changed);
    }
    if (path.size() > 1) {
      damaged.add(path.reversed());
    }
    return damaged;
  }

  private static List<Hash> with(List<Hash> path, int at, Hash more) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(at, more);
    return longer;
  }

  private static boolean consistent(int old, int size, List<Hash> path) {
    return Consistency.holds(
        old,
        TreeOfLeaves.root(ALL.leaves.subList(0, old)),
        size,
        TreeOfLeaves.root(ALL.leaves.subList(0, size)),
        path);
  }

  private static List<Hash> path(int old, int size) {
    return new Paths(new TreeOfLeaves(size), size).consistency(old);
  }

  private record Case(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    static Case of(int size, int index) {
      return new Case(
          TreeOfLeaves.leaf(index),
          index,
          size,
          new Paths(new TreeOfLeaves(size), size).inclusion(index),
          TreeOfLeaves.root(ALL.leaves.subList(0, size)));
    }

    Case at(long other) {
      return new Case(leaf, other, size, path, root);
    }

    boolean holds() {
      return Inclusion.holds(leaf, index, size, path, root);
    }
  }
}
