// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.population;

import org.capaz.ledger.message.MessageKey;

/** What the pages of populations say. The words stand in the bundle. */
enum PopulationMessage implements MessageKey {
    POPULATIONS_TITLE,
    POPULATIONS_WHAT,
    POPULATION_COUNT,
    POPULATION_COUNT_MORE,
    POPULATION_AS_OF,
    POPULATION_NARROW,
    POPULATION_ANY,
    POPULATION_YES,
    POPULATION_NO,
    POPULATION_BLOCK,
    POPULATION_SHOW,
    POPULATION_NONE,
    POPULATION_RECORD,
    POPULATION_WRITTEN_IN,
    POPULATION_NEXT,
    POPULATION_FIRST,
    POPULATION_WHOLE
}
