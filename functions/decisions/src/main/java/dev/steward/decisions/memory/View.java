package dev.steward.decisions.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The vectors of a shelf at a moment. */
record View(List<Block> blocks, int filled, int dimensions) {
  List<Neighbour> nearest(short[] to, int limit) {
    int square = Steps.product(to, to, 0);
    PriorityQueue<Neighbour> best = new PriorityQueue<>(Neighbour.NEAREST.reversed());
    double worst = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < filled; place++) {
      Block block = blocks.get(place / Block.SIZE);
      int within = place % Block.SIZE;
      int product = Steps.product(to, block.steps, within * dimensions);
      double similarity = Steps.cosine(product, square, block.squares[within]);
      String ref = block.refs[within];
      if (ref == null || similarity < worst) {
        continue;
      }
      best.add(new Neighbour(ref, similarity));
      if (best.size() > limit) {
        best.poll();
        worst = best.element().similarity();
      }
    }
    List<Neighbour> nearest = new ArrayList<>(best);
    nearest.sort(Neighbour.NEAREST);
    return List.copyOf(nearest);
  }
}
