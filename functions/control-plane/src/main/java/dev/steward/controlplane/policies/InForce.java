package dev.steward.controlplane.policies;

import dev.steward.core.Digest;
import dev.steward.policy.CallFacts;
import dev.steward.policy.Judgement;
import dev.steward.policy.Policy;
import dev.steward.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;

/**
 * What judges a tenant's calls: the house's policies and its own. {@code head} is the digest of its
 * own as the database has it, empty when there are none.
 */
public final class InForce {
  private final List<Policy> house;
  private final List<Policy> own;
  private final String head;
  private final PolicySet all;

  InForce(List<Policy> house, List<Policy> own, String head) {
    this.house = List.copyOf(house);
    this.own = List.copyOf(own);
    this.head = head;
    List<Policy> together = new ArrayList<>(house);
    together.addAll(own);
    this.all = new PolicySet(together);
  }

  List<Policy> house() {
    return house;
  }

  List<Policy> own() {
    return own;
  }

  public String head() {
    return head;
  }

  public Digest digest() {
    return all.digest();
  }

  Judgement judge(CallFacts facts) {
    return all.judge(facts);
  }
}
