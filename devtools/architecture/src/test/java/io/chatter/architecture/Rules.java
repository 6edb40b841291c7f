package io.chatter.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;

/// The rules of the code base that a compiler cannot check. `root` is `io.chatter`, or a fixture that breaks them.
final class Rules {

    private Rules() {}

    static ArchRule safetyKnowsOnlyTheJdkAndIcu(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".safety..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(root + ".safety..", "java..", "com.ibm.icu..", "org.jspecify.."))
                .because("safety is shared by every service and must be readable on its own");
    }

    static ArchRule topologiesArePure(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".topology..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..", "jakarta..", "java.net..", root + ".messaging..", root + ".configuration.."))
                .because("a topology is config in, Topology out: no container, no HTTP, no registry client");
    }

    static ArchRule vendorStaysIn(String vendor, String... homes) {
        return noClasses()
                .that(not(resideInAnyPackage(homes)))
                .should()
                .dependOnClassesThat(resideInAPackage(vendor))
                .because("a vendor SDK is imported in exactly one place, so that it can be replaced there");
    }

    static ArchRule nobodyElseSpeaksHttp(String... homes) {
        return noClasses()
                .that(not(resideInAnyPackage(homes)))
                .should()
                .dependOnClassesThat(resideInAPackage("java.net.http.."))
                .orShould()
                .dependOnClassesThat(assignableTo(URLConnection.class))
                .because("every way out of a process is named, and none leads to a chat that is somebody else's");
    }

    static ArchRule servicesMeetOnTopicsOnly(String root, String service, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + service + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because("services never depend on each other");
    }

    static ArchRule domainImportsNoAdapter(String domain) {
        return noClasses()
                .that()
                .resideInAPackage(domain)
                .should()
                .dependOnClassesThat(resideInAPackage(domain + ".*.."))
                .because("the domain is pure: adapters depend on it, never the other way round");
    }

    static ArchRule domainIsGivenItsClock(String domain) {
        return noClasses()
                .that()
                .resideInAPackage(domain)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is passed in, so that tests can drive it");
    }

    static ArchRule namesAreOfTheField(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("the thing has a name in its field: SessionRegistry, Fanout, Verdict");
    }

    static ArchRule testsWaitOnConditions(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a sleeping test is slow and flaky; wait on a condition");
    }
}
