package dev.steward.web.body;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.json.JsonLimits;
import dev.steward.json.StrictJson;
import dev.steward.web.JsonBody;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link JsonBody} behind Netty, which keeps binders of its own but asks every reader. It
 * goes before the framework's reader of any JSON, which would make a {@link JsonBody} of the
 * members of the body.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes(MediaType.APPLICATION_JSON)
final class JsonBodyReader implements MessageBodyReader<JsonBody> {
  private static final int LIMIT = JsonLimits.DEFAULT.bytes();

  @Override
  public JsonBody read(
      Argument<JsonBody> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
    if (mediaType == null) {
      throw new Fault(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "the body must be sent as application/json");
    }
    if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
      throw new Fault(ProblemType.UNSUPPORTED_MEDIA_TYPE, "the body must be sent uncompressed");
    }
    byte[] utf8 = bytes(body);
    if (utf8.length > LIMIT) {
      throw new Fault(ProblemType.BODY_TOO_LARGE, "a body is at most " + LIMIT + " bytes");
    }
    return new JsonBody(StrictJson.parse(utf8));
  }

  private static byte[] bytes(InputStream body) {
    try (body) {
      return body.readNBytes(LIMIT + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("the body broke off", e);
    }
  }
}
