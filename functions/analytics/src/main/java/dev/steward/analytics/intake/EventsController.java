package dev.steward.analytics.intake;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Events over plain HTTP, as {@code contracts/events} describes it. */
@Controller("/v1/events")
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
final class EventsController {
  private static final int LONGEST_KEY = 255;

  private final Intake intake;
  private final IdSource ids;

  EventsController(Intake intake, IdSource ids) {
    this.intake = intake;
    this.ids = ids;
  }

  /** 200 when at least one event is kept, with a verdict on each; 422 when none fits. */
  @Post(consumes = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  byte[] take(
      HttpRequest<byte[]> request, Caller caller, @Header("Idempotency-Key") @Nullable String key) {
    Parcel parcel =
        HttpBinding.read(request.getHeaders(), request.getBody().orElseGet(() -> new byte[0]));
    return ReceiptJson.bytes(intake.take(caller.tenant(), parcel, naming(caller, key)));
  }

  private Naming naming(Caller caller, @Nullable String key) {
    if (key == null) {
      return Naming.fresh(ids);
    } else if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Fault(
          ProblemType.MALFORMED_REQUEST,
          "an Idempotency-Key has 1 to %d characters".formatted(LONGEST_KEY));
    }
    return Naming.of(caller.principal(), key);
  }
}
