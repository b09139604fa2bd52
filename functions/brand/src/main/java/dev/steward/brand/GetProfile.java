package dev.steward.brand;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import jakarta.inject.Singleton;

/** {@code brand.get_profile}: the latest version of a profile. */
@Singleton
final class GetProfile implements ToolHandler<GetProfile.Input, GetProfile.Output> {
  record Input(ProfileId profileId) {}

  record Output(ProfileId profileId, BrandProfile brand) {}

  private final Profiles profiles;

  GetProfile(Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public String tool() {
    return "brand.get_profile";
  }

  @Override
  public String path() {
    return "/execute/brand/get_profile";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    JsonNode content = profiles.latest(call, input.profileId()).content();
    return switch (RecordJson.read(content, BrandProfile.class)) {
      case Reading.Read<BrandProfile> profile -> new Output(input.profileId(), profile.value());
      case Reading.Refused<BrandProfile> refused ->
          throw new IllegalStateException("a stored profile is none: " + refused.violations());
    };
  }
}
