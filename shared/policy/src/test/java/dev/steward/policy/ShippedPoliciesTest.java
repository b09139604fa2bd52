package dev.steward.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code contracts/policies} says is what the product does. */
class ShippedPoliciesTest {
  private static final Path FOLDER = Path.of("../../contracts/policies");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> everyCaseBesideAPolicyComesOutAsWritten() {
    return PolicyFiles.in(FOLDER).stream()
        .flatMap(
            file -> {
              Policy policy = PolicyFiles.read(file);
              return PolicyFiles.casesOf(file).stream()
                  .map(
                      each ->
                          DynamicTest.dynamicTest(
                              policy.name() + ": " + each.name(),
                              () -> assertThat(each.failure(policy)).isEmpty()));
            });
  }

  @Test
  void everyRuleHasACase() {
    for (Path file : PolicyFiles.in(FOLDER)) {
      Set<String> shown = new HashSet<>();
      PolicyFiles.casesOf(file).forEach(each -> shown.add(each.rule()));

      assertThat(shown)
          .containsExactlyInAnyOrderElementsOf(
              PolicyFiles.read(file).rules().stream().map(Rule::name).toList());
    }
  }

  @Test
  void aCaseThatComesOutOtherwiseSaysHow() {
    Path file = FOLDER.resolve("house.yaml");
    PolicyCase first = PolicyFiles.casesOf(file).getFirst();
    PolicyCase wrong = new PolicyCase("wrong", first.call(), Ruling.HOLD, "high-risk");

    assertThat(wrong.failure(PolicyFiles.read(file)))
        .hasValueSatisfying(
            said ->
                assertThat(said).startsWith("expected hold by high-risk, got allow by reading"));
  }

  @Test
  void theReadmeExplainsEveryVariableAndItsExampleLoads() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    List<String> examples = YAML.matcher(readme).results().map(found -> found.group(1)).toList();

    assertThat(examples).isNotEmpty();
    assertThat(PolicyText.read(examples.getFirst()).rules()).isNotEmpty();
    assertThat(
            readme
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .collect(Collectors.toSet()))
        .containsAll(CallVariables.DECLARED.keySet());
  }
}
