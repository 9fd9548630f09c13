package org.capaz.network.operation;

/** This machine lacks something the network needs. The message is one sentence: what is missing and how to get it. */
public final class MissingPrerequisite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingPrerequisite(String whatAndHow) {
        super(whatAndHow);
    }

    public MissingPrerequisite(String whatAndHow, Throwable cause) {
        super(whatAndHow, cause);
    }
}
