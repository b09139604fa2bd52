package dev.steward.policy;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.registry.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Policies as files: {@code NAME.yaml}, with the cases that show it in {@code NAME.cases.yaml}. */
public final class PolicyFiles {
  private static final String YAML = ".yaml";
  private static final String CASES = ".cases.yaml";

  private PolicyFiles() {}

  /** The files of a folder that hold policies, by name. */
  public static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(YAML) && !file.toString().endsWith(CASES))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Fault(
          ProblemType.UNAVAILABLE, "the policies in " + folder + " cannot be read", List.of(), e);
    }
  }

  /** All of a folder. A policy that cannot be used, or none at all, is a reason not to start. */
  public static List<Policy> load(Path folder) {
    List<Policy> policies = new ArrayList<>();
    for (Path file : in(folder)) {
      policies.add(read(file));
    }
    if (policies.isEmpty()) {
      throw new Fault(ProblemType.UNAVAILABLE, "there is no policy in " + folder.toAbsolutePath());
    }
    return policies;
  }

  /** Throws {@link InvalidPolicy}; the file bears the policy's name. */
  public static Policy read(Path file) {
    Policy policy = PolicyText.read(text(file));
    if (!file.getFileName().toString().equals(policy.name() + YAML)) {
      throw new InvalidPolicy(
          List.of(new Mistake(1, 1, "/name", "the file must be called " + policy.name() + YAML)));
    }
    return policy;
  }

  /** The cases beside a policy's file; none where there is no such file. */
  public static List<PolicyCase> casesOf(Path file) {
    Path cases = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.yaml$", CASES));
    return Files.exists(cases) ? CaseText.read(text(cases)) : List.of();
  }

  /** Throws {@link InvalidPolicy} where it is not UTF-8. */
  public static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidPolicy(List.of(new Mistake(1, 1, "", "the file is not UTF-8")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
