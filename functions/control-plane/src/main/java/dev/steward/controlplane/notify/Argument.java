package dev.steward.controlplane.notify;

import com.fasterxml.jackson.databind.JsonNode;

/** An argument of a call, by the name that people know it by. */
public record Argument(String label, JsonNode value) {}
