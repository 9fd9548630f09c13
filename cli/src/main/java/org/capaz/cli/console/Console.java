// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.capaz.demo.DemoOutput;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Output of a command: results go to the standard output, notices and progress to the standard error - progress as a bar
 * on a terminal, else as one line for each step. All of it is in the language of the person.
 */
public final class Console implements Progress, DemoOutput, AutoCloseable {
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final Language language;
    private final Set<String> namedSteps = new HashSet<>();
    private String step = "";
    private @Nullable ProgressBar bar;

    /** @param language of the person who reads it */
    public Console(PrintWriter out, PrintWriter err, boolean terminal, Language language) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.language = language;
    }

    @Override
    public Language language() {
        return language;
    }

    @Override
    public void print(String line) {
        endStep();
        out.println(plain(line));
        out.flush();
    }

    @Override
    public void print(Sentence sentence) {
        print(sentence.in(language));
    }

    public void print(String format, Object first, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = first;
        System.arraycopy(more, 0, values, 1, more.length);
        print(String.format(Locale.ROOT, format, values));
    }

    public void printNotice(String line) {
        endStep();
        err.println(plain(line));
        err.flush();
    }

    @Override
    public void printNotice(Sentence sentence) {
        printNotice(sentence.in(language));
    }

    /**
     * Terminals and programs that split columns at spaces treat a no-break space as a letter. Whatever else steers a terminal or
     * reverses a line came from outside and stands as its number.
     */
    private static String plain(String text) {
        return Stream.of(text.replace(Argument.NO_BREAK, " ").split("\n", -1))
                .map(VisibleText::escaped)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public synchronized void step(Sentence what, long done, long total) {
        String name = plain(what.in(language));
        if (!name.equals(step)) {
            endStep();
            step = name;
            if (terminal) {
                bar = new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(total == 0 ? -1 : total)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(200)
                        .clearDisplayOnFinish()
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                        .build();
            } else if (namedSteps.add(name)) {
                // Two kinds of work may run concurrently and report in turn; each is named once.
                err.println("… " + name);
                err.flush();
            }
        }
        if (bar != null) {
            bar.maxHint(total == 0 ? -1 : total);
            bar.stepTo(done);
        }
    }

    private synchronized void endStep() {
        step = "";
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        endStep();
    }
}
