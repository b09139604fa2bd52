package dev.steward.decisions.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.CasesText;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.ConstitutionText;
import dev.steward.policy.InvalidPolicy;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import io.micronaut.core.annotation.Introspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What publishing a policy and its cases would say of them.
 *
 * @param sound whether there is no mistake, and every case comes out as it says
 * @param id name and version, when the policy can be read
 * @param digest what its content would be known by
 * @param cases how many were run
 * @param mistakes all of them, as somebody meets them who reads
 * @param json the policy as JSON, when it is YAML at all
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Check(
    boolean sound,
    Optional<String> id,
    Optional<String> domain,
    Optional<String> digest,
    int cases,
    List<Place> mistakes,
    Optional<JsonNode> json) {

  /** A mistake in the {@code policy} or in its {@code cases}. */
  @Introspected
  record Place(String in, int line, int column, String pointer, String message) {}

  static Check of(String policy, Optional<String> cases) {
    List<Place> mistakes = new ArrayList<>();
    Optional<Constitution> constitution = read(policy, mistakes);
    int run = 0;
    if (constitution.isPresent() && cases.isPresent()) {
      run = prove(constitution.get(), cases.get(), mistakes);
    }
    return new Check(
        mistakes.isEmpty(),
        constitution.map(Constitution::id),
        constitution.map(Constitution::domain),
        constitution.map(it -> it.digest().value()),
        run,
        mistakes,
        json(policy));
  }

  private static Optional<Constitution> read(String policy, List<Place> mistakes) {
    try {
      return Optional.of(ConstitutionText.read(policy));
    } catch (InvalidPolicy invalid) {
      add("policy", invalid.mistakes(), mistakes);
      return Optional.empty();
    }
  }

  private static int prove(Constitution constitution, String cases, List<Place> mistakes) {
    try {
      CasesText.Proof proof = CasesText.prove(cases, constitution);
      add("cases", proof.failures(), mistakes);
      return proof.cases();
    } catch (InvalidPolicy invalid) {
      add("cases", invalid.mistakes(), mistakes);
      return 0;
    }
  }

  private static void add(String in, List<Mistake> found, List<Place> mistakes) {
    for (Mistake each : found) {
      mistakes.add(new Place(in, each.line(), each.column(), each.pointer(), each.message()));
    }
  }

  private static Optional<JsonNode> json(String policy) {
    try {
      return Optional.of(YamlTree.read(policy).root()).filter(JsonNode::isObject);
    } catch (InvalidRegistry unreadable) {
      return Optional.empty();
    }
  }
}
