package dev.steward.decisions.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.Hmac;
import dev.steward.core.ProblemType;
import dev.steward.decisions.webhooks.Counting;
import dev.steward.decisions.webhooks.Headers;
import dev.steward.decisions.webhooks.Intake;
import dev.steward.decisions.webhooks.Mailbox;
import dev.steward.decisions.webhooks.Mailboxes;
import dev.steward.decisions.webhooks.Parcel;
import dev.steward.decisions.webhooks.Receipt;
import dev.steward.decisions.webhooks.Told;
import dev.steward.json.StrictJson;
import dev.steward.web.Open;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where GitHub sends its webhooks. Their signature stands for a token. */
@Controller("/webhooks/github")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GitHubController {
  private static final Pattern DELIVERY = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private final GitHub github;
  private final Intake intake;
  private final Counting counting;
  private final InstantSource clock;

  GitHubController(GitHub github, Intake intake, Counting counting, InstantSource clock) {
    this.github = github;
    this.intake = intake;
    this.counting = counting;
    this.clock = clock;
  }

  @Post("/{endpoint}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Open
  HttpResponse<Receipt> told(
      @PathVariable String endpoint, @Body byte @Nullable [] body, HttpHeaders headers) {
    return counting.delivery(GitHub.SOURCE, () -> take(endpoint, body, headers));
  }

  private HttpResponse<Receipt> take(String endpoint, byte @Nullable [] body, HttpHeaders headers) {
    byte[] bytes = body == null ? new byte[0] : body;
    String signature = Headers.only(headers, "X-Hub-Signature-256");
    Mailbox mailbox =
        Mailboxes.genuine(
            github.mailboxes(),
            endpoint,
            secret -> Hmac.same("sha256=" + Hmac.hex(secret, bytes), signature));
    String delivery = Headers.only(headers, "X-GitHub-Delivery");
    if (!DELIVERY.matcher(delivery).matches()) {
      throw new Fault(ProblemType.MALFORMED_REQUEST, "X-GitHub-Delivery is missing");
    }
    String event = Headers.only(headers, "X-GitHub-Event");
    JsonNode payload = StrictJson.parse(bytes);
    Optional<Told> told = GitHubEvents.read(event, payload, clock.instant());
    return told.isEmpty()
        ? Receipt.ignored(delivery, "nothing is done about events of this type")
        : HttpResponse.ok(
            intake.take(new Parcel(mailbox, delivery, false, Digest.of(bytes), told.get())));
  }
}
