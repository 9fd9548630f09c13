// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import java.util.List;
import java.util.function.Function;
import org.capaz.client.Explained;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** A command that failed: what happened, and what the person can do next. */
public final class CommandFailed extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Function<Language, Sentence> what;
    private final transient Function<Language, Sentence> whatToDo;

    /**
     * @param what one sentence, naming the log if there is one
     * @param whatToDo one sentence: what to do
     */
    public CommandFailed(Sentence what, Sentence whatToDo) {
        this(language -> what, language -> whatToDo);
    }

    public CommandFailed(Sentence what, Sentence whatToDo, Throwable cause) {
        super(what.toString(), cause);
        this.what = language -> what;
        this.whatToDo = language -> whatToDo;
    }

    /** A failure with words of a gateway in it, which answers in every language itself. */
    public CommandFailed(Function<Language, Sentence> what, Function<Language, Sentence> whatToDo) {
        super(what.apply(Language.ENGLISH).toString());
        this.what = what;
        this.whatToDo = whatToDo;
    }

    @Override
    public List<String> explanation(Language language) {
        return List.of(
                what.apply(language).in(language), whatToDo.apply(language).in(language));
    }
}
