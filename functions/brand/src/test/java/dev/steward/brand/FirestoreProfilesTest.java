package dev.steward.brand;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirestoreProfilesTest implements ProfilesContract {
  private ApplicationContext context;

  @BeforeAll
  void start() {
    context =
        ApplicationContext.builder()
            .properties(Deployment.onFirestore().properties())
            .singletons(CLOCK)
            .start();
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Override
  public ApplicationContext context() {
    return context;
  }
}
