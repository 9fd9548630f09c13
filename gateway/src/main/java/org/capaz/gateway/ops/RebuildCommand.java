// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The rebuild as an operator runs it: says what was compared and what came of it. */
@Singleton
@Requires(beans = ProjectionRebuild.class)
public final class RebuildCommand {
    private final ProjectionRebuild rebuild;

    RebuildCommand(ProjectionRebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** 0 when the old tables were equal to the replay, 1 when they were not. */
    public int run() {
        ProjectionRebuild.Result result = rebuild.run();
        result.tables().forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "replayed %d blocks in %d ms, up to block %d%n",
                result.blocks(),
                result.millis(),
                result.height());
        if (result.differing().isEmpty()) {
            System.out.println("equal to the tables before");
            return 0;
        }
        System.out.println("DIFFERENT from the tables before, which are kept in schema ledger_set_aside: "
                + String.join(", ", result.differing()));
        return 1;
    }
}
