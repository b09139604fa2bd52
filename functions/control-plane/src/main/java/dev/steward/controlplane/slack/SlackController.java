package dev.steward.controlplane.slack;

import dev.steward.controlplane.approvals.Approval;
import dev.steward.controlplane.approvals.Approvals;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.json.Json;
import dev.steward.web.Open;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Slack says that somebody pressed a button. Its signature stands for a token. */
@Controller("/v1/slack")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SlackController {
  private static final Logger LOG = LoggerFactory.getLogger(SlackController.class);

  private final Approvals approvals;
  private final SlackPeople people;
  private final SlackSettings settings;
  private final SlackHttp http;
  private final InstantSource clock;

  SlackController(
      Approvals approvals,
      SlackPeople people,
      SlackSettings settings,
      SlackHttp http,
      InstantSource clock) {
    this.approvals = approvals;
    this.people = people;
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  /** Decides on an approval as the principal whom the Slack user stands for. */
  @Post("/interactions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Open
  @Hidden
  HttpResponse<?> pressed(@Body byte[] body, HttpHeaders headers) {
    verify(body, headers);
    SlackPress press = SlackPress.read(body);
    try {
      Caller caller = caller(press);
      Approval approval = approvals.decide(caller, press.approval(), press.decision());
      answer(
          press, approval.tool() + " is " + approval.state().wire() + " by " + caller.principal());
      return HttpResponse.ok();
    } catch (Fault fault) {
      answer(press, fault.type().title() + ": " + fault.detail());
      throw fault;
    }
  }

  private void verify(byte[] body, HttpHeaders headers) {
    String secret =
        settings
            .signingSecret()
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "Slack is not set up here"));
    boolean genuine =
        SlackSignature.genuine(
            secret,
            only(headers, "X-Slack-Request-Timestamp"),
            only(headers, "X-Slack-Signature"),
            body,
            clock.instant());
    if (!genuine) {
      throw new Fault(ProblemType.UNAUTHENTICATED, "this was not signed by Slack just now");
    }
  }

  private static String only(HttpHeaders headers, String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? values.getFirst() : "";
  }

  private Caller caller(SlackPress press) {
    Caller caller =
        people
            .caller(press.user())
            .orElseThrow(
                () -> new Fault(ProblemType.FORBIDDEN, "this Slack user decides on nothing here"));
    if (!caller.tenant().value().equals(press.tenant())) {
      throw new Fault(ProblemType.NOT_FOUND, "no such approval");
    }
    return caller;
  }

  /** Said to the one who pressed, should Slack take it; nothing depends on it. */
  private void answer(SlackPress press, String text) {
    press
        .answerTo()
        .flatMap(this::atSlack)
        .ifPresent(
            to ->
                Thread.ofVirtual()
                    .start(
                        () -> {
                          try {
                            http.post(
                                to,
                                Json.object()
                                    .put("response_type", "ephemeral")
                                    .put("replace_original", false)
                                    .put("text", text),
                                Optional.empty());
                          } catch (IOException e) {
                            LOG.debug("Slack did not take the answer", e);
                          }
                        }));
  }

  /** The address comes with the request, which Slack signed; still it is nobody's but Slack's. */
  private Optional<URI> atSlack(String address) {
    try {
      URI to = URI.create(address);
      URI slack = settings.answers();
      boolean same =
          slack.getScheme().equals(to.getScheme())
              && slack.getAuthority().equals(to.getAuthority());
      return same ? Optional.of(to) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
