package org.capaz.gateway;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts the office: {@code java -jar gateway.jar}, or {@code … rebuild} to make the projection anew. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "CAPAZ gateway",
                        version = "0.1",
                        description =
                                "One member's counter: takes statements to the ledger, answers questions from it.",
                        license = @License(name = "Apache-2.0")))
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Main.class).banner(false).start();
    }
}
