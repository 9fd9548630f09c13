// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.Locale;

/** In what form a population is written. */
public enum PopulationFormat {
    CSV,
    XLSX,
    JSON;

    /** The ending of a file's name. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
