package org.capaz.verifier.verdict;

/** A language of the public; both are of equal rank. */
public enum Language {
    /** Spanish. */
    ES,
    /** English. */
    EN
}
