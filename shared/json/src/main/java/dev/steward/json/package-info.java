/** JSON without surprises: strict parsing, RFC 8785 canonical form, JSON Schema 2020-12. */
@NullMarked
package dev.steward.json;

import org.jspecify.annotations.NullMarked;
