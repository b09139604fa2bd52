@NullMarked
package dev.steward.allinone.load;

import org.jspecify.annotations.NullMarked;
