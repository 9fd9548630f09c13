// SPDX-License-Identifier: Apache-2.0
/**
 * Whole populations in the browser, in pages: {@link org.capaz.gateway.auditor.population.AuditorPopulations} says what is shown of
 * which list, the controller answers. The lists, their filters and who sees what are those of {@code gateway.query}.
 */
package org.capaz.gateway.auditor.population;
