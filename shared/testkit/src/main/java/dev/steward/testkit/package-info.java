/**
 * What tests share: contract suites, emulator launchers, a throwaway Postgres, fixed clock, stub
 * servers.
 */
@NullMarked
package dev.steward.testkit;

import org.jspecify.annotations.NullMarked;
