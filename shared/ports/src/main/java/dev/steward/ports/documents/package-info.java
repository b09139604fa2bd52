/** Small documents with every version kept: profiles, configuration, pointers. */
@NullMarked
package dev.steward.ports.documents;

import org.jspecify.annotations.NullMarked;
