/** Starting and stopping: Postgres, migrations, the functions, the demo tenant, in that order. */
@NullMarked
package dev.steward.allinone.up;

import org.jspecify.annotations.NullMarked;
