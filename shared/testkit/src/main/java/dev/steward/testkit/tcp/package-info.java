/** What stands between a client and its server and does not always pass things on. */
@NullMarked
package dev.steward.testkit.tcp;

import org.jspecify.annotations.NullMarked;
