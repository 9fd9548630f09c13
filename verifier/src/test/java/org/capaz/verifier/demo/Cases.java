// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.broken;
import static org.capaz.verifier.demo.Pieces.bundle;
import static org.capaz.verifier.demo.Pieces.live;
import static org.capaz.verifier.demo.Pieces.signings;
import static org.capaz.verifier.demo.Pieces.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.Bundle;

/** One part of the corpus. */
abstract class Cases {
    private final Corpus corpus;

    Cases(Corpus corpus) {
        this.corpus = corpus;
    }

    /** Puts every case of this part into the corpus. */
    abstract void all();

    final void valid(String name, Json.Obj file, String verdict) {
        Json.Obj expected = Expected.of(file, verdict, "");
        corpus.put(
                "valid/" + name,
                switch (verdict) {
                    case "EXPIRED" -> expected.with("code", "E-EXPIRED");
                    case "VALID_WITH_NOTICE", "GENUINE_AS_OF_WITH_NOTICE" -> expected.with("code", "N-NOTICE");
                    default -> expected;
                });
    }

    /** Members asked in turn; an answer that does not hold is listed as such, and is no failure of what is judged. */
    final void members(String name, Json.Obj file, String verdict) {
        // Who was asked and did not answer leaves the present status unknown, and says so.
        Json.Obj asked = verdict.equals("GENUINE_STATUS_UNKNOWN")
                ? file.with("code", "E-NO-LIVE").with("exit", 2)
                : file;
        corpus.put("members/" + name, Expected.of(asked, verdict, ""));
    }

    final void broken(String name, Json.Obj file, String verdict, String step, String code) {
        corpus.put(
                "broken/" + name,
                Expected.of(file, verdict, step).with("step", step).with("code", code));
    }

    /** What keeps a thing from being checked at all, at that step. */
    final Failing at(String step, String code) {
        return new Failing("COULD_NOT_BE_CHECKED", step, code);
    }

    /** What shows at that step that a thing is not genuine. */
    final Failing notGenuineAt(String step, String code) {
        return new Failing("NOT_GENUINE", step, code);
    }

    /** Cases that fail at one step with one code, row by row. */
    final class Failing {
        private final String verdict;
        private final String step;
        private final String code;

        private Failing(String verdict, String step, String code) {
            this.verdict = verdict;
            this.step = step;
            this.code = code;
        }

        Failing file(String name, Json.Obj file) {
            broken(name, file, verdict, step, code);
            return this;
        }

        /** The good answer but for this, signed as if it were right. */
        Failing answer(String name, Consumer<DemoProposal> change) {
            return file(name, live(Pieces.broken(change)));
        }

        /** An answer that says this, signed as if it were right. */
        Failing saying(String name, Json.Obj answer) {
            return file(name, live(stateView(answer, TWO)));
        }

        /** The good answer written in another way. */
        Failing written(String name, UnaryOperator<String> change) {
            String good = CanonicalJson.write(issued());
            return answer(name, p -> p.answer = change.apply(good).getBytes(StandardCharsets.UTF_8));
        }

        /** The answer to another question. */
        Failing asked(String name, String... arguments) {
            return answer(name, p -> p.arguments = List.of(arguments));
        }

        /** The good answer signed by these. */
        Failing signed(String name, List<DemoProposal.Signing> signings) {
            return file(name, live(stateView(issued(), signings)));
        }

        Failing bundle(String name, Bundle bundle) {
            return file(name, Pieces.bundle(bundle));
        }

        Failing bundle(String name, String text) {
            return file(name, Pieces.bundle(text));
        }
    }
}
