package org.capaz.network.operation;

/** Something this machine must offer is not there; the message is one sentence saying what, and how to get it. */
public final class MissingPrerequisite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingPrerequisite(String whatAndHow) {
        super(whatAndHow);
    }

    public MissingPrerequisite(String whatAndHow, Throwable cause) {
        super(whatAndHow, cause);
    }
}
