package dev.steward.controlplane;

import dev.steward.web.Open;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** Whoever comes with a browser is shown the API. */
@Hidden
@Controller
final class HomeController {
  @Open
  @Get
  HttpResponse<?> home() {
    return HttpResponse.seeOther(URI.create("/openapi/views/swagger-ui/index.html"));
  }
}
