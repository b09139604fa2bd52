package dev.steward.controlplane.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.controlplane.idempotency.IdempotencyKeys.StoredAnswer;
import dev.steward.controlplane.idempotency.IdempotencyKeys.Used;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Caller;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import dev.steward.web.JsonBody;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries out what is asked under a key once, and answers it again as it was answered. */
@Singleton
@InterceptorBean(Idempotent.class)
final class IdempotentRoutes implements MethodInterceptor<Object, Object> {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  private final IdempotencyKeys keys;
  private final Tenants tenants;
  private final TenantTransactions transactions;
  private final JsonMapper mapper;
  private final InstantSource clock;

  IdempotentRoutes(
      IdempotencyKeys keys,
      Tenants tenants,
      TenantTransactions transactions,
      JsonMapper mapper,
      InstantSource clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.transactions = transactions;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> method) {
    HttpRequest<?> request =
        ServerRequestContext.currentRequest()
            .orElseThrow(() -> new IllegalStateException("an idempotent route has a request"));
    Optional<String> key = key(request);
    return key.isPresent() ? once(method, request, key.get()) : method.proceed();
  }

  private HttpResponse<?> once(
      MethodInvocationContext<Object, Object> method, HttpRequest<?> request, String key) {
    Caller caller = argument(method, Caller.class).orElseThrow();
    // Asked here because within the transaction of one tenant all of them cannot be looked through.
    if (!tenants.knows(caller.tenant())) {
      throw new Fault(ProblemType.FORBIDDEN, "the caller's tenant is not registered here");
    }
    JsonNode body =
        argument(method, JsonBody.class)
            .map(JsonBody::json)
            .or(
                () ->
                    argument(method, byte[].class)
                        .map(bytes -> TextNode.valueOf(Digest.of(bytes).value())))
            .orElseGet(Json::object);
    String fingerprint = Fingerprint.of(request.getMethodName(), request.getUri().toString(), body);
    return transactions.write(
        caller.tenant(),
        tx -> {
          keys.lock(tx, caller.tenant(), caller.principal(), key);
          Optional<Used> used = keys.find(tx, caller.tenant(), caller.principal(), key);
          if (used.isPresent()) {
            return again(used.get().by(fingerprint).answer().orElseThrow());
          }
          StoredAnswer answer = answer((HttpResponse<?>) Objects.requireNonNull(method.proceed()));
          keys.keep(
              tx, caller.tenant(), caller.principal(), key, fingerprint, answer, clock.instant());
          return told(answer);
        });
  }

  private StoredAnswer answer(HttpResponse<?> response) {
    Optional<?> body = response.getBody();
    return new StoredAnswer(
        response.code(),
        body.map(
            _ -> response.getContentType().map(MediaType::toString).orElse("application/json")),
        Optional.ofNullable(response.getHeaders().get(HttpHeaders.LOCATION)),
        body.map(this::written));
  }

  private String written(Object body) {
    try {
      return new String(mapper.writeValueAsBytes(body), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MutableHttpResponse<?> told(StoredAnswer answer) {
    MutableHttpResponse<byte[]> response = HttpResponse.status(answer.status(), null);
    answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
    answer.mediaType().ifPresent(response::contentType);
    answer.body().ifPresent(body -> response.body(body.getBytes(StandardCharsets.UTF_8)));
    return response;
  }

  private static HttpResponse<?> again(StoredAnswer answer) {
    return told(answer).header("Idempotent-Replayed", "true");
  }

  private static Optional<String> key(HttpRequest<?> request) {
    List<String> values = request.getHeaders().getAll(HEADER);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1 || !KEY.matcher(values.getFirst()).matches()) {
      throw new Fault(
          ProblemType.MALFORMED_REQUEST,
          "a header cannot be used",
          List.of(
              new Violation(
                  "/headers/" + HEADER, "is given once, as 1 to 255 visible ASCII characters")),
          null);
    }
    return Optional.of(values.getFirst());
  }

  private static <T> Optional<T> argument(
      MethodInvocationContext<Object, Object> method, Class<T> type) {
    return Arrays.stream(method.getParameterValues())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
