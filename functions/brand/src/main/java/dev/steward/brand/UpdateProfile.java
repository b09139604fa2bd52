package dev.steward.brand;

import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import dev.steward.ports.documents.DocumentVersion;
import jakarta.inject.Singleton;

/**
 * {@code brand.update_profile}: lays a merge patch on a profile. A patch that changes nothing is ok
 * and makes no version; {@code updated_at} then is when the latest one was written.
 */
@Singleton
final class UpdateProfile implements ToolHandler<UpdateProfile.Input, UpdateProfile.Output> {
  record Input(ProfileId profileId, JsonDocument patch) {}

  record Output(boolean ok, String updatedAt) {}

  private final Profiles profiles;

  UpdateProfile(Profiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public String tool() {
    return "brand.update_profile";
  }

  @Override
  public String path() {
    return "/execute/brand/update_profile";
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
  public boolean repeatable() {
    return true;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    ProfilePatch patch = new ProfilePatch(input.patch().root());
    DocumentVersion version = profiles.change(call, input.profileId(), patch);
    return new Output(true, version.writtenAt().toString());
  }
}
