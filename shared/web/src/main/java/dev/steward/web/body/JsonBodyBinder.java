package dev.steward.web.body;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.json.StrictJson;
import dev.steward.web.JsonBody;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Binds {@link JsonBody} on top of whatever binds bytes, so that it works behind every kind of
 * server.
 */
@Singleton
final class JsonBodyBinder implements TypedRequestArgumentBinder<JsonBody> {
  private static final Argument<byte[]> BYTES = Argument.of(byte[].class, "body", isBody());

  private final BeanProvider<RequestBinderRegistry> binders;

  JsonBodyBinder(BeanProvider<RequestBinderRegistry> binders) {
    this.binders = binders;
  }

  @Override
  public Argument<JsonBody> argumentType() {
    return Argument.of(JsonBody.class);
  }

  @Override
  public BindingResult<JsonBody> bind(
      ArgumentConversionContext<JsonBody> context, HttpRequest<?> request) {
    if (!request.getContentType().filter(JsonBodyBinder::isJson).isPresent()) {
      throw new Fault(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "the body must be sent as application/json");
    }
    if (request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING)) {
      throw new Fault(ProblemType.UNSUPPORTED_MEDIA_TYPE, "the body must be sent uncompressed");
    }
    return bytes()
        .bind(ConversionContext.of(BYTES), request)
        .flatMap(
            utf8 -> {
              JsonBody body = new JsonBody(StrictJson.parse(utf8));
              return () -> Optional.of(body);
            });
  }

  private ArgumentBinder<byte[], HttpRequest<?>> bytes() {
    return binders.get().findArgumentBinder(BYTES).orElseThrow();
  }

  private static boolean isJson(MediaType type) {
    return type.matchesType("application")
        && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
  }

  private static AnnotationMetadata isBody() {
    MutableAnnotationMetadata metadata = new MutableAnnotationMetadata();
    metadata.addAnnotation(Body.class.getName(), Map.of());
    return metadata;
  }
}
