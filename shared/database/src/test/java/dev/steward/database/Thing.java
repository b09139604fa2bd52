package dev.steward.database;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;

@MappedEntity(value = "thing", schema = "control")
record Thing(@MappedProperty("tenant_id") String tenant, @Id String id) {}
