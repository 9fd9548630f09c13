// SPDX-License-Identifier: Apache-2.0
package org.capaz.client;

import java.util.List;
import java.util.function.Function;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** Work on the officer's side that failed: one sentence about what happened, one about what the officer can do next. */
public final class ClientFailure extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Function<Language, Sentence> what;
    private final transient Function<Language, Sentence> whatToDo;

    /**
     * @param what one sentence, naming the file, path or log
     * @param whatToDo one sentence
     */
    public ClientFailure(Sentence what, Sentence whatToDo) {
        this(language -> what, language -> whatToDo);
    }

    public ClientFailure(Sentence what, Sentence whatToDo, Throwable cause) {
        super(what.toString(), cause);
        this.what = language -> what;
        this.whatToDo = language -> whatToDo;
    }

    /** A failure with words of a gateway in it, which answers in every language itself. */
    public ClientFailure(Function<Language, Sentence> what, Function<Language, Sentence> whatToDo) {
        super(what.apply(Language.ENGLISH).toString());
        this.what = what;
        this.whatToDo = whatToDo;
    }

    @Override
    public List<String> explanation(Language language) {
        return List.of(
                what.apply(language).in(language), whatToDo.apply(language).in(language));
    }

    /** Of the thread that waited; what was done so far stands. */
    public static ClientFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ClientFailure(
                ClientMessage.WAS_INTERRUPTED.sentence(), ClientMessage.REPEAT_COMMAND_TO_CONTINUE.sentence(), cause);
    }
}
