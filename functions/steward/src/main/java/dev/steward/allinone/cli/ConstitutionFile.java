package dev.steward.allinone.cli;

import dev.steward.decisions.constitutions.CasesText;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.ConstitutionText;
import dev.steward.policy.InvalidPolicy;
import dev.steward.policy.PolicyFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A constitution as a file, and the cases that show what it decides, where there are any. */
record ConstitutionFile(Path policy, Optional<Path> cases) {
  /** The cases stand beside it, in {@code NAME.cases.yaml}, unless another file is named. */
  static ConstitutionFile of(Path policy, @Nullable Path cases) {
    if (cases != null) {
      return new ConstitutionFile(readable(policy), Optional.of(readable(cases)));
    }
    String name = policy.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return new ConstitutionFile(
        readable(policy),
        Optional.of(policy.resolveSibling(name + ".cases.yaml")).filter(Files::isReadable));
  }

  /** A file, or all of a folder. */
  static List<ConstitutionFile> in(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(of(path, null));
    }
    List<Path> files = PolicyFiles.in(path);
    if (files.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "there is no constitution in " + path);
    }
    return files.stream().map(file -> of(file, null)).toList();
  }

  /** Says how many mistakes there are; every one is printed with its place. */
  int lint(PrintWriter out) {
    try {
      Constitution constitution = ConstitutionText.read(PolicyFiles.text(policy));
      if (cases.isPresent()) {
        int mistakes = inCases(out, constitution);
        if (mistakes > 0) {
          return mistakes;
        }
      }
      out.println(
          "%s: %s, %d guards, %d bands, no mistakes"
              .formatted(
                  policy,
                  constitution.id(),
                  constitution.guards().size(),
                  constitution.autonomy().bands().size()));
      return 0;
    } catch (InvalidPolicy invalid) {
      return Mistakes.print(out, policy, invalid.mistakes());
    }
  }

  /** Says how many cases come out otherwise than they say, and mistakes; each is printed. */
  int test(PrintWriter out) {
    try {
      Constitution constitution = ConstitutionText.read(PolicyFiles.text(policy));
      return cases.isPresent() ? prove(out, constitution, cases.get()) : unproven(out);
    } catch (InvalidPolicy invalid) {
      return Mistakes.print(out, policy, invalid.mistakes());
    }
  }

  private int inCases(PrintWriter out, Constitution constitution) {
    Path file = cases.orElseThrow();
    try {
      var _ = CasesText.read(PolicyFiles.text(file), constitution);
      return 0;
    } catch (InvalidPolicy invalid) {
      return Mistakes.print(out, file, invalid.mistakes());
    }
  }

  private static int prove(PrintWriter out, Constitution constitution, Path file) {
    try {
      CasesText.Proof proof = CasesText.prove(PolicyFiles.text(file), constitution);
      int failed = Mistakes.print(out, file, proof.failures());
      out.println("%s: %d cases, %d failed".formatted(constitution.id(), proof.cases(), failed));
      return failed;
    } catch (InvalidPolicy invalid) {
      return Mistakes.print(out, file, invalid.mistakes());
    }
  }

  private int unproven(PrintWriter out) {
    out.println(policy + ": there are no cases beside it");
    return 1;
  }

  private static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Failure(ExitCode.USAGE, "there is no readable file " + file);
    }
    return file;
  }
}
