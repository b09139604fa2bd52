/** What a tool is: definition, schemas, digest, and the file that lists them. */
@NullMarked
package dev.steward.registry;

import org.jspecify.annotations.NullMarked;
