// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.util.List;
import org.capaz.client.Explained;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** A demonstration that did not show what it must show: what happened, and what the person can do next. */
public final class DemoFailure extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence what;
    private final transient Sentence whatToDo;

    DemoFailure(Sentence what, Sentence whatToDo) {
        super(what.toString());
        this.what = what;
        this.whatToDo = whatToDo;
    }

    DemoFailure(Sentence what, Sentence whatToDo, Throwable cause) {
        super(what.toString(), cause);
        this.what = what;
        this.whatToDo = whatToDo;
    }

    @Override
    public List<String> explanation(Language language) {
        return List.of(what.in(language), whatToDo.in(language));
    }
}
