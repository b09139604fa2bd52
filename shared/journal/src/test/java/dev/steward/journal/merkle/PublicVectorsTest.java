package dev.steward.journal.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eight leaves that implementations of RFC 6962 are tested with, and the roots over them. */
class PublicVectorsTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void theEmptyTreeHasTheHashOfNothing() {
    assertThat(hex(Hash.EMPTY))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(new GrowingTree(_ -> {}).root()).isEqualTo(Hash.EMPTY);
  }

  @Test
  void rootsAreThePublishedOnes() {
    GrowingTree tree = new GrowingTree(_ -> {});
    for (int i = 0; i < LEAVES.size(); i++) {
      tree.add(leaf(i));
      assertThat(hex(tree.root())).isEqualTo(ROOTS.get(i));
    }
  }

  @Test
  void aPublishedInclusionPathHolds() {
    List<Hash> path =
        List.of(
            hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
            hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
            hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(Inclusion.holds(leaf(0), 0, 8, path, root(8))).isTrue();
    assertThat(Inclusion.holds(leaf(0), 1, 8, path, root(8))).isFalse();
  }

  @Test
  void aPublishedConsistencyPathHolds() {
    List<Hash> path =
        List.of(
            hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
            hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
            hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(Consistency.holds(6, root(6), 8, root(8), path)).isTrue();
    assertThat(Consistency.holds(5, root(5), 8, root(8), path)).isFalse();
    assertThat(Consistency.holds(6, root(5), 8, root(8), path)).isFalse();
  }

  private static Hash leaf(int index) {
    return Hash.leaf(HexFormat.of().parseHex(LEAVES.get(index)));
  }

  private static Hash root(int size) {
    return hash(ROOTS.get(size - 1));
  }

  private static Hash hash(String hex) {
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }
}
