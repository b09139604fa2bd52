package dev.steward.allinone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.steward.controlplane.kernel.Attempts;
import dev.steward.controlplane.kernel.Dispatcher;

/** Who may import whom. */
@AnalyzeClasses(
    packages = "dev.steward",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.NotGenerated.class,
    })
class ArchitectureTest {
  private static final String CORE = "dev.steward.core..";
  private static final String[] FUNCTIONS = {
    "dev.steward.controlplane..",
    "dev.steward.brand..",
    "dev.steward.analytics..",
    "dev.steward.allinone.."
  };

  @ArchTest
  static final ArchRule coreKnowsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", CORE));

  @ArchTest static final ArchRule jsonKnowsCore = knowsOfOurs("json", "core");

  @ArchTest static final ArchRule registryKnowsJson = knowsOfOurs("registry", "core", "json");

  @ArchTest
  static final ArchRule policyKnowsTheRegistry = knowsOfOurs("policy", "core", "json", "registry");

  @ArchTest static final ArchRule portsKnowNoAdapter = knowsOfOurs("ports", "core", "json");

  @ArchTest static final ArchRule databaseKnowsCore = knowsOfOurs("database", "core");

  @ArchTest
  static final ArchRule journalKnowsTheDatabaseAndPorts =
      knowsOfOurs("journal", "core", "json", "ports", "database");

  @ArchTest
  static final ArchRule embeddedKnowsNoCloud =
      knowsOfOurs("embedded", "core", "json", "ports", "database");

  @ArchTest static final ArchRule redactionIsOfItsOwn = knowsOfOurs("redaction", "core", "json");

  @ArchTest static final ArchRule webKnowsNoFunction = knowsOfOurs("web", "core", "json", "ports");

  @ArchTest
  static final ArchRule executorsAreBuiltOnTheWeb =
      knowsOfOurs("executor", "core", "json", "ports", "web");

  @ArchTest
  static final ArchRule theBrandMeetsOthersOverHttp =
      knowsOfOurs("brand", "core", "json", "ports", "web", "executor");

  @ArchTest
  static final ArchRule analyticsMeetOthersOverHttp =
      knowsOfOurs("analytics", "core", "json", "ports", "web", "executor");

  @ArchTest
  static final ArchRule decisionsMeetOthersOverHttp =
      knowsOfOurs(
          "decisions",
          "core",
          "json",
          "redaction",
          "registry",
          "policy",
          "ports",
          "database",
          "journal",
          "web",
          "executor");

  @ArchTest
  static final ArchRule theKernelDoesNotKnowWhatMakesItResilient =
      noClasses()
          .that()
          .resideInAPackage("dev.steward.controlplane.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.steward.controlplane.resilience..");

  @ArchTest
  static final ArchRule theControlPlaneMeetsOthersOverHttp =
      knowsOfOurs(
          "controlplane",
          "core",
          "json",
          "registry",
          "policy",
          "ports",
          "database",
          "journal",
          "web");

  @ArchTest
  static final ArchRule onlyTheKernelDispatches =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.steward.controlplane.kernel..", "dev.steward.controlplane.dispatch..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Dispatcher.class);

  @ArchTest
  static final ArchRule withinTheKernelToo =
      noClasses()
          .that()
          .resideInAPackage("dev.steward.controlplane.kernel..")
          .and()
          .areNotAssignableTo(Attempts.class)
          .and()
          .areNotAssignableTo(Dispatcher.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Dispatcher.class);

  @ArchTest
  static final ArchRule sharedKnowsNoFunction =
      noClasses()
          .that(not(resideInAnyPackage(FUNCTIONS)).and(not(resideInAPackage("..benchmarks.."))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(FUNCTIONS));

  /** Google has given it up. */
  @ArchTest
  static final ArchRule vertexIsSpokenToByItsPlainClient =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.cloud.vertexai.generativeai..");

  private static ArchRule knowsOfOurs(String module, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = "dev.steward." + module + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = "dev.steward." + others[i] + "..";
    }
    return classes()
        .that()
        .resideInAPackage(allowed[0])
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(not(resideInAPackage("dev.steward.."))));
  }

  /** Micronaut generates into our packages; its classes begin with a dollar. */
  static final class NotGenerated implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/$");
    }
  }
}
