package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Clocks;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import dev.steward.policy.CallFacts;
import dev.steward.policy.CallFacts.ToolFacts;
import dev.steward.policy.InvalidPolicy;
import dev.steward.policy.Judgement;
import dev.steward.policy.PolicyFiles;
import dev.steward.policy.PolicySet;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What each policy says of a call, and what comes of it. */
record Explanation(List<Judgement> each, Judgement together, List<Violation> violations) {
  static Explanation of(
      String tool, String arguments, Path registry, List<Path> policies, IdentityOptions who) {
    try {
      Tool found =
          ToolRegistry.load(registry, _ -> Optional.empty())
              .tool(tool)
              .orElseThrow(() -> new Failure(ExitCode.USAGE, registry + " has no tool " + tool));
      JsonNode args = found.input().withDefaults(StrictJson.parse(Input.read(arguments)));
      CallFacts facts = facts(found, args, who);
      var all = policies.stream().map(PolicyFiles::read).toList();
      return new Explanation(
          all.stream().map(policy -> policy.judge(facts)).toList(),
          new PolicySet(all).judge(facts),
          found.input().validate(args));
    } catch (MalformedJson e) {
      throw new Failure(ExitCode.USAGE, "the arguments are no JSON: " + e.getMessage(), e);
    } catch (InvalidRegistry | InvalidPolicy e) {
      throw new Failure(ExitCode.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  void print(PrintWriter out) {
    if (!violations.isEmpty()) {
      out.println("The arguments break the input schema, so no policy would be asked:");
      violations.forEach(
          violation -> out.println("  " + violation.pointer() + ": " + violation.message()));
    }
    Table table = new Table("RULE", "VERDICT", "REASON");
    each.forEach(
        judgement -> table.row(judgement.name(), judgement.ruling().wire(), judgement.reason()));
    table.print(out);
    out.println(Printable.of("\n%s, by %s".formatted(together.ruling().wire(), together.name())));
  }

  private static CallFacts facts(Tool tool, JsonNode args, IdentityOptions who) {
    return new CallFacts(
        ToolFacts.of(tool),
        args,
        who.tenant().value(),
        who.principal(),
        who.roles().stream().map(Role::wire).sorted().toList(),
        "",
        "",
        tool.definition().path("cost").path("micros").asLong(0),
        Clocks.system().instant());
  }
}
