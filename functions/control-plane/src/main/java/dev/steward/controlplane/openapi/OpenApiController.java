package dev.steward.controlplane.openapi;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.web.Open;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Pattern;

/** Serves the description, and the page that the build puts beside it, from the class path. */
@Open
@Hidden
@Controller
final class OpenApiController {
  private static final String FOLDER = "META-INF/swagger/";
  private static final String PAGE = "views/swagger-ui/";
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9]+)+");

  // The page starts itself with an inline script; nothing comes from elsewhere.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; connect-src 'self'; img-src 'self' data:;"
          + " style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
          + " frame-ancestors 'none'";

  /** Whoever comes with a browser is shown the page. */
  @Get
  HttpResponse<?> home() {
    return HttpResponse.seeOther(URI.create("/swagger-ui"));
  }

  @Get("/openapi.yaml")
  HttpResponse<byte[]> description() {
    return file("steward.yml", "application/yaml");
  }

  /** Where the page looks for it. */
  @Get("/swagger/steward.yml")
  HttpResponse<byte[]> descriptionForThePage() {
    return description();
  }

  @Get("/swagger-ui")
  HttpResponse<byte[]> page() {
    return file(PAGE + "index.html", MediaType.TEXT_HTML);
  }

  @Get("/swagger-ui/res/{name}")
  HttpResponse<byte[]> resource(@PathVariable String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      throw missing();
    }
    return file(PAGE + "res/" + name, MediaType.forFilename(name).getName());
  }

  private static HttpResponse<byte[]> file(String name, String mediaType) {
    try (InputStream in =
        OpenApiController.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw missing();
      }
      return HttpResponse.ok(in.readAllBytes())
          .contentType(mediaType)
          .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
          .header("X-Content-Type-Options", "nosniff");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault missing() {
    return new Fault(ProblemType.NOT_FOUND, "no such file");
  }
}
