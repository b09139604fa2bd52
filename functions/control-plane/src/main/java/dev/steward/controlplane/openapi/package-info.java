/** The API's own description: OpenAPI 3.1 made from the code, and a page to browse it. */
@NullMarked
package dev.steward.controlplane.openapi;

import org.jspecify.annotations.NullMarked;
