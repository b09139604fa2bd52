package dev.steward.decisions.jobs;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.decisions.UsedTokens;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import dev.steward.ports.models.Tokens;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code decisions.run_job}. */
@Singleton
final class RunJobTool implements ToolHandler<RunJobTool.Input, RunJobTool.Output> {
  record Input(JobName job, @Nullable String day) {}

  record Output(
      String job,
      String day,
      boolean ran,
      JsonDocument report,
      @Nullable List<FollowUp> followUps) {}

  record FollowUp(String tool, JsonDocument arguments) {
    static FollowUp of(Job.Proposal proposal) {
      return new FollowUp(proposal.tool(), JsonDocument.of(proposal.arguments()));
    }
  }

  record JobName(String value) {
    JobName {
      int length = value.codePointCount(0, value.length());
      if (length < 1 || length > 64) {
        throw new IllegalArgumentException("must have 1 to 64 characters");
      }
    }
  }

  private final Jobs jobs;
  private final InstantSource clock;

  RunJobTool(Jobs jobs, InstantSource clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String tool() {
    return "decisions.run_job";
  }

  @Override
  public String path() {
    return "/execute/decisions/run_job";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    LocalDate day = input.day() == null ? today() : day(input.day());
    Jobs.Done done =
        jobs.run(
            call.tenant(), new Jobs.Asker(call.principal(), call.run()), input.job().value(), day);
    UsedTokens.tell(
        call.meter(), done.ran() ? UsedTokens.of(done.report().path(Job.TOKENS)) : Tokens.NONE);
    return new Output(
        input.job().value(),
        day.toString(),
        done.ran(),
        JsonDocument.of(done.report()),
        done.proposals().isEmpty() ? null : done.proposals().stream().map(FollowUp::of).toList());
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isAfter(today()) && day.getYear() > 1970) {
        return day;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new Fault(
        ProblemType.INVALID_INPUT,
        "that is no day for a job",
        List.of(new Violation("/day", "must be a day such as 2026-03-01, and not in the future")),
        null);
  }
}
