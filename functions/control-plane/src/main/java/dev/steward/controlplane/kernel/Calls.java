package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunFault;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.RunView;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Takes a call to its answer over HTTP, wherever it came in: the run when it has ended, or that it
 * goes on.
 */
@Singleton
public final class Calls {
  private static final String REPLAYED = "Idempotent-Replayed";

  private final Kernel kernel;
  private final Executions executions;
  private final Overhead overhead;
  private final Telemetry telemetry;

  Calls(Kernel kernel, Executions executions, Overhead overhead, Telemetry telemetry) {
    this.kernel = kernel;
    this.executions = executions;
    this.overhead = overhead;
    this.telemetry = telemetry;
  }

  /** {@code prefer} is the header of that name. */
  public HttpResponse<RunView> answer(ToolCall call, String prefer) {
    return telemetry.inCallSpan(call, () -> answer(call, Prefer.parse(prefer)));
  }

  private HttpResponse<RunView> answer(ToolCall call, Prefer prefer) {
    boolean inline = !prefer.async() && prefer.waitSeconds().isEmpty();
    long start = System.nanoTime();
    Admission admission = inline ? kernel.admitAndDispatch(call) : kernel.admit(call);
    return switch (admission) {
      case Admission.Refused refused -> throw new RunFault(refused.run());
      case Admission.Held held -> accepted(held.run(), "");
      case Admission.Replayed replayed -> again(replayed.run(), inline);
      case Admission.Admitted admitted when inline -> {
        Run run = executions.now(admitted);
        overhead.whole(run, System.nanoTime() - start);
        yield finished(run);
      }
      case Admission.Admitted admitted when prefer.async() -> {
        var _ = executions.start(admitted);
        yield accepted(admitted.run(), "respond-async");
      }
      case Admission.Admitted admitted ->
          executions
              .startAndWait(admitted, prefer.waitSeconds().orElseThrow())
              .map(Calls::finished)
              .orElseGet(() -> accepted(admitted.run(), "wait=" + prefer.waitSeconds().getAsInt()));
    };
  }

  /** The same request came before: its answer, or that it is still on its way. */
  private static HttpResponse<RunView> again(Run run, boolean inline) {
    if (run.state().settled()) {
      return finished(run, true);
    }
    if (inline && run.state() != RunState.HELD) {
      throw new InProgress(run);
    }
    return accepted(run, "").header(REPLAYED, "true");
  }

  private static HttpResponse<RunView> finished(Run run) {
    return finished(run, false);
  }

  private static HttpResponse<RunView> finished(Run run, boolean replayed) {
    if (run.state() != RunState.SUCCEEDED) {
      throw new RunFault(run, replayed);
    }
    MutableHttpResponse<RunView> response =
        HttpResponse.ok(RunView.of(run)).header("Steward-Run", run.id());
    return replayed ? response.header(REPLAYED, "true") : response;
  }

  private static MutableHttpResponse<RunView> accepted(Run run, String applied) {
    MutableHttpResponse<RunView> response = HttpResponse.accepted();
    response
        .body(RunView.of(run))
        .header(HttpHeaders.LOCATION, URI.create("/v1/runs/" + run.id()).toString())
        .header("Steward-Run", run.id());
    return applied.isEmpty() ? response : response.header("Preference-Applied", applied);
  }
}
