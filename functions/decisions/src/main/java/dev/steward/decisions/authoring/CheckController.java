package dev.steward.decisions.authoring;

import dev.steward.core.Role;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of a constitution what publishing it would say; nothing is stored. */
@Controller("/v1/constitutions/check")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow(Role.ADMIN)
final class CheckController {
  /** A policy as YAML, and the cases that must come out as they say. */
  record Draft(String policy, @Nullable String cases) {}

  @Post
  Check check(@Body JsonBody body) {
    Draft draft = body.as(Draft.class, "a draft is {\"policy\": YAML, \"cases\": YAML}");
    return Check.of(draft.policy(), Optional.ofNullable(draft.cases()));
  }
}
