/** Language models that answer in text. */
@NullMarked
package dev.steward.ports.models;

import org.jspecify.annotations.NullMarked;
