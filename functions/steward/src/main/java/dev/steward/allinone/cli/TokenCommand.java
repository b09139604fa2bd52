package dev.steward.allinone.cli;

import dev.steward.json.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints a token, and nothing else, so that a shell can put it in a variable. */
@Command(
    name = "token",
    description = "Print a bearer token made with the local keys.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  TOKEN=$(steward token --role supervisor)",
      "  steward token --role operator,admin --tenant demo --principal maria --ttl 30m"
    })
final class TokenCommand implements Callable<Integer> {
  @Mixin private final FolderOption folder = new FolderOption();
  @Mixin private final IdentityOptions identity = new IdentityOptions();

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "12h",
      converter = TimeToLive.class,
      description = "How long it is valid, such as 30m or 12h; default: ${DEFAULT-VALUE}.")
  private Duration timeToLive = Duration.ZERO;

  @Option(names = "--json", description = "Print the token with its expiry as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Tokens.Issued issued = Tokens.of(folder.folder()).issue(identity, timeToLive);
    if (json) {
      Terminal.json(
          spec,
          Json.object()
              .put("token", issued.value())
              .put("expiresAt", issued.expiresAt().toString()));
    } else {
      Terminal.out(spec).println(issued.value());
    }
    return ExitCode.OK;
  }

  /** {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d}, up to a year. */
  static final class TimeToLive implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      String period = value.endsWith("d") ? "P" + value : "PT" + value;
      Duration duration = Duration.parse(period);
      if (!duration.isPositive() || duration.compareTo(Duration.ofDays(365)) > 0) {
        throw new TypeConversionException("'%s' is not between 1s and 365d".formatted(value));
      }
      return duration;
    }
  }
}
