// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.client.Explained;
import org.capaz.demo.casefolder.Defect;
import org.capaz.demo.casefolder.DefectSummary;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** A case folder with defects: no statements can be made of it. */
public final class InvalidCase extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES_LISTED = 100;

    private final transient Path folder;
    private final transient List<Defect> defects;

    InvalidCase(Path folder, List<Defect> defects) {
        super(String.join("\n", lines(folder, defects, Language.ENGLISH)));
        this.folder = folder;
        this.defects = List.copyOf(defects);
    }

    @Override
    public List<String> explanation(Language language) {
        List<String> lines = lines(folder, defects, language);
        lines.add(CaseMessage.SEE_CASE_FOLDER_REFERENCE.sentence().in(language));
        return lines;
    }

    private static List<String> lines(Path folder, List<Defect> defects, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(CaseMessage.CASE_NOT_PLAYABLE
                .with("folder", Argument.id(folder.toString()))
                .in(language));
        List<Sentence> causes = DefectSummary.of(defects);
        causes.stream().limit(MAX_CAUSES_LISTED).forEach(cause -> lines.add("  " + cause.in(language)));
        if (causes.size() > MAX_CAUSES_LISTED) {
            lines.add("  "
                    + CaseMessage.AND_MORE
                            .with("count", Argument.count(causes.size() - MAX_CAUSES_LISTED))
                            .in(language));
        }
        return lines;
    }
}
