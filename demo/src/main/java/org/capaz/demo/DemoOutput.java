package org.capaz.demo;

/** Where the demonstration writes what a person reads. */
public interface DemoOutput {

    /** A line of the result. */
    void print(String line);

    /** A line for the person only, never for a program that reads the result. */
    void printNotice(String line);

    /** Progress of long work: {@code done} of {@code total} parts of {@code what}; a total of 0 is not known yet. */
    void step(String what, long done, long total);
}
