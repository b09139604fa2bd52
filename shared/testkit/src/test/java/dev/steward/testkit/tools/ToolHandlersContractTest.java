package dev.steward.testkit.tools;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.steward.json.JsonDocument;
import dev.steward.registry.ToolRegistry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract finds each way in which a handler can differ from the registry. */
class ToolHandlersContractTest {
  private static final String TOOL = "brand.update_profile";
  private static final String PATH = "/execute/brand/update_profile";

  record Id(String value) {
    Id {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("must not be empty");
      }
    }
  }

  record Input(Id profileId, JsonDocument patch) {}

  record Output(boolean ok, String updatedAt) {}

  record LooseInput(String profileId, JsonDocument patch) {}

  record OptionalInput(Id profileId, @Nullable JsonDocument patch) {}

  record LongId(String value) {
    LongId {
      if (value.codePointCount(0, value.length()) < 2) {
        throw new IllegalArgumentException("must be long");
      }
    }
  }

  record StrictInput(LongId profileId, JsonDocument patch) {}

  record WiderOutput(boolean ok, String updatedAt, @Nullable String note) {}

  record NarrowerOutput(boolean ok) {}

  record MisnamedOutput(boolean ok, @JsonProperty("at") String updatedAt) {}

  @Test
  void acceptsAHandlerThatMatches() {
    ToolHandlersContract contract = contract(TOOL, PATH, Input.class, Output.class);

    assertThatCode(
            () -> {
              contract.everyHandlerIsServedWhereTheRegistrySendsItsCalls();
              contract.theInputHasTheMembersOfItsSchema();
              contract.theInputAcceptsExactlyWhatItsSchemaAccepts();
              contract.theOutputHasTheMembersOfItsSchema();
              contract.theOutputComesBackAsItWasAndFitsItsSchema();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void findsAToolThatIsNotInTheRegistry() {
    fails(
        contract("brand.forget", PATH, Input.class, Output.class)
            ::everyHandlerIsServedWhereTheRegistrySendsItsCalls);
  }

  @Test
  void findsAnotherPath() {
    fails(
        contract(TOOL, PATH + "s", Input.class, Output.class)
            ::everyHandlerIsServedWhereTheRegistrySendsItsCalls);
  }

  @Test
  void findsAnInputThatAcceptsMore() {
    fails(
        contract(TOOL, PATH, LooseInput.class, Output.class)
            ::theInputAcceptsExactlyWhatItsSchemaAccepts);
  }

  @Test
  void findsAnInputThatRefusesMore() {
    fails(
        contract(TOOL, PATH, StrictInput.class, Output.class)
            ::theInputAcceptsExactlyWhatItsSchemaAccepts);
  }

  @Test
  void findsAnInputThatDoesNotDemandWhatIsRequired() {
    fails(
        contract(TOOL, PATH, OptionalInput.class, Output.class)::theInputHasTheMembersOfItsSchema);
  }

  @Test
  void findsAnOutputWithAMemberMore() {
    fails(contract(TOOL, PATH, Input.class, WiderOutput.class)::theOutputHasTheMembersOfItsSchema);
  }

  @Test
  void findsAnOutputWithAMemberLess() {
    fails(
        contract(TOOL, PATH, Input.class, NarrowerOutput.class)::theOutputHasTheMembersOfItsSchema);
  }

  @Test
  void findsAnOutputThatCannotHoldWhatIsValid() {
    fails(
        contract(TOOL, PATH, Input.class, MisnamedOutput.class)
            ::theOutputComesBackAsItWasAndFitsItsSchema);
  }

  private static void fails(Runnable proof) {
    assertThatThrownBy(proof::run).isInstanceOf(AssertionError.class);
  }

  private static ToolHandlersContract contract(
      String tool, String path, Class<? extends Record> input, Class<? extends Record> output) {
    return new ToolHandlersContract() {
      @Override
      public ToolRegistry registry() {
        return ToolRegistry.load(Path.of("../../tool-registry.yaml"), name -> Optional.empty());
      }

      @Override
      public Collection<HandledTool> handled() {
        return List.of(new HandledTool(tool, path, input, output));
      }
    };
  }
}
