package dev.steward.analytics.insights;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** The bucket of the artifacts; a folder on a laptop is called local. */
@Singleton
final class BucketName {
  private final String value;

  BucketName(@Value("${steward.artifacts.bucket:local}") String value) {
    this.value = value;
  }

  String value() {
    return value;
  }
}
