package dev.steward.decisions.webhooks;

/** A call to a vendor, as it is to be made: to a path of its API, with a body. */
public record Call(String kind, String path, String body) {}
