package dev.steward.controlplane.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the OpenAPI description says of the API as a whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Steward",
            version = "1",
            description =
                "The control plane through which AI agents run a business. Every error is"
                    + " application/problem+json (RFC 9457).",
            license = @License(name = "Apache-2.0")),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
final class Api {
  private Api() {}
}
