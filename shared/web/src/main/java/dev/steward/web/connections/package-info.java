/** The one place where connections of the HTTP server are given handlers of ours. */
@NullMarked
package dev.steward.web.connections;

import org.jspecify.annotations.NullMarked;
