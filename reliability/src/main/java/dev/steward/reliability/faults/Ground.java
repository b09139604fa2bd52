package dev.steward.reliability.faults;

import dev.steward.reliability.Place;
import dev.steward.reliability.app.Tortured;
import dev.steward.reliability.clients.Api;
import dev.steward.reliability.clients.Persons;
import dev.steward.reliability.records.Stopwatch;
import dev.steward.reliability.records.Superuser;

/** All that a fault can lay hands on. */
public record Ground(
    Place place,
    Tortured steward,
    Superuser superuser,
    Api api,
    Persons persons,
    Stopwatch watch) {}
