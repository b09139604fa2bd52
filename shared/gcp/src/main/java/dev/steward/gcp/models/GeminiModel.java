package dev.steward.gcp.models;

import com.google.api.gax.httpjson.HttpJsonCallContext;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.vertexai.api.GenerateContentResponse;
import com.google.cloud.vertexai.api.PredictionServiceClient;
import dev.steward.ports.models.Prompt;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.TextModel;
import dev.steward.ports.models.Tokens;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A Gemini model of Vertex AI, asked by {@code generateContent}. */
@Singleton
@Requires(bean = GeminiSettings.class)
final class GeminiModel implements TextModel {
  /** As often, and as soon, as Vertex AI asks for. */
  private static final int ATTEMPTS = 3;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final GeminiSettings settings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable PredictionServiceClient opened;

  GeminiModel(GeminiSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Reply ask(Prompt prompt, Duration within) {
    if (prompt.length() > Prompt.LONGEST) {
      return new Reply.Refused(
          "the prompt has more than " + Prompt.LONGEST + " characters", name(), Tokens.NONE);
    }
    try {
      return Contents.read(answer(prompt, within), name());
    } catch (TimeoutException e) {
      return new Reply.Unavailable("no answer within " + within.toMillis() + " ms");
    } catch (ExecutionException e) {
      return refusal(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unavailable("nobody waits for the answer any more");
    }
  }

  /**
   * On a thread of its own: the client's does not come back while an answer comes in drops, nor
   * while credentials are looked for.
   */
  private GenerateContentResponse answer(Prompt prompt, Duration within)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<GenerateContentResponse> answer =
        threads.submit(
            () ->
                client()
                    .generateContentCallable()
                    .call(
                        Contents.request(prompt, settings),
                        HttpJsonCallContext.createDefault().withRetrySettings(retries(within))));
    try {
      return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private static RetrySettings retries(Duration within) {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(PAUSE)
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(PAUSE.multipliedBy(2))
        .setInitialRpcTimeoutDuration(within)
        .setMaxRpcTimeoutDuration(within)
        .setTotalTimeoutDuration(within)
        .setMaxAttempts(ATTEMPTS)
        .build();
  }

  private Reply refusal(@Nullable Throwable cause) {
    return switch (cause) {
      case InvalidArgumentException _ ->
          new Reply.Refused("Vertex AI refuses the request", name(), Tokens.NONE);
      case ApiException e ->
          new Reply.Unavailable("Vertex AI answers " + e.getStatusCode().getCode());
      case IOException _ -> new Reply.Unavailable("there are no credentials to ask Vertex AI with");
      case null, default -> new Reply.Unavailable("Vertex AI answers what is none");
    };
  }

  /** Opened when first needed: until then nobody misses credentials. */
  private synchronized PredictionServiceClient client() throws IOException {
    PredictionServiceClient client = opened;
    if (client == null) {
      client = GeminiClient.open(settings);
      opened = client;
    }
    return client;
  }

  @PreDestroy
  synchronized void close() {
    threads.shutdownNow();
    if (opened != null) {
      opened.close();
    }
  }
}
