package dev.steward.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** A route whose author forgot to say who may call it. */
@Controller("/undeclared")
class UndeclaredController {
  @Get
  String get() {
    return "nobody should read this";
  }
}
