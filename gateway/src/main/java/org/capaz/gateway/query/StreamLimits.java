// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many streams of changes are open at once, and for how long.
 *
 * @param most of all officers together
 * @param mostOfOfficer of one officer
 * @param longest after which a stream ends; a token that ended meanwhile serves no longer
 * @param silence after which a sign of life is sent
 * @param patience after which a stream ends whose reader takes nothing
 */
@ConfigurationProperties("capaz.streams")
record StreamLimits(
        @Bindable(defaultValue = "64") int most,
        @Bindable(defaultValue = "4") int mostOfOfficer,
        @Bindable(defaultValue = "4m") Duration longest,
        @Bindable(defaultValue = "15s") Duration silence,
        @Bindable(defaultValue = "60s") Duration patience) {}
