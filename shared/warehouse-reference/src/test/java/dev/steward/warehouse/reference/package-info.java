/** Every query of {@code contracts/warehouse} on two engines, which must agree. */
@NullMarked
package dev.steward.warehouse.reference;

import org.jspecify.annotations.NullMarked;
