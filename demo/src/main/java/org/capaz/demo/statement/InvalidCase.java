package org.capaz.demo.statement;

import java.nio.file.Path;
import java.util.List;
import org.capaz.demo.casefolder.Defect;

/** A case folder with defects: no statements can be made of it. */
public final class InvalidCase extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEFECTS_LISTED = 20;

    InvalidCase(Path folder, List<Defect> defects) {
        super(text(folder, defects));
    }

    private static String text(Path folder, List<Defect> defects) {
        var text = new StringBuilder("The case in " + folder + " cannot be played:");
        defects.stream()
                .limit(MAX_DEFECTS_LISTED)
                .forEach(defect -> text.append("\n  ").append(defect));
        if (defects.size() > MAX_DEFECTS_LISTED) {
            text.append("\n  … and ")
                    .append(defects.size() - MAX_DEFECTS_LISTED)
                    .append(" more");
        }
        return text.toString();
    }
}
