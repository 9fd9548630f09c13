// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.util.Map;
import org.capaz.gateway.ops.RebuildCommand;

/** Starts the gateway: {@code java -jar gateway.jar}, or {@code … rebuild} to make the projection anew. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "CAPAZ gateway",
                        version = "0.1",
                        description =
                                "One member's gateway: takes statements to the ledger, answers questions from it.",
                        license = @License(name = "Apache-2.0")))
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("rebuild")) {
            System.exit(rebuild());
        }
        Micronaut.build(args).mainClass(Main.class).banner(false).start();
    }

    /** Exit code 0 when the old tables were equal to the replay, 1 when they were not. */
    private static int rebuild() {
        try (ApplicationContext context = ApplicationContext.builder()
                .mainClass(Main.class)
                .banner(false)
                .properties(Map.of("capaz.rebuilding", "true"))
                .start()) {
            return context.getBean(RebuildCommand.class).run();
        }
    }
}
