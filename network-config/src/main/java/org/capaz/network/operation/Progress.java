package org.capaz.network.operation;

/** Hears how far long work on the network has come; this room prints nothing itself. */
@FunctionalInterface
public interface Progress {

    /** For callers that do not want to know. */
    Progress SILENT = (what, done, total) -> {};

    /** Called whenever something moved: {@code done} of {@code total} parts of {@code what}; a total of 0 is not known yet. */
    void step(String what, long done, long total);
}
