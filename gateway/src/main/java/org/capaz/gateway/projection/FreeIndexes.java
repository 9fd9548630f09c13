package org.capaz.gateway.projection;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.capaz.gateway.submit.StatusIndexes;

/** Proposes the first status index that is free here, or one of a few after it, so that two offices seldom meet. */
@Singleton
final class FreeIndexes implements StatusIndexes {
    private static final int SPREAD = 4;

    private final Archive archive;

    FreeIndexes(Archive archive) {
        this.archive = archive;
    }

    @Override
    public long propose() {
        return archive.firstFreeStatusIndex() + ThreadLocalRandom.current().nextInt(SPREAD);
    }
}
