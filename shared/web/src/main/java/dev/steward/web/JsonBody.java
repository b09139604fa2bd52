package dev.steward.web;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The JSON body of a request, as an argument annotated {@code @Body} of a controller's method: it
 * was sent as JSON (else 415), in a size we accept (else 413), and parsed strictly (else 400).
 *
 * <p>Behind Netty only: the functions runtime asks no reader, so what it serves too takes bytes.
 */
public record JsonBody(JsonNode json) {}
