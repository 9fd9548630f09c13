// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTest {

    @Test
    void the_cache_is_where_the_environment_says() {
        assertThat(UserCache.of(Map.of("CAPAZ_CACHE", "/var/cache/own", "XDG_CACHE_HOME", "/var/cache/xdg"))
                        .folder())
                .hasToString("/var/cache/own");
        assertThat(UserCache.of(Map.of("XDG_CACHE_HOME", "/var/cache/xdg")).folder())
                .hasToString("/var/cache/xdg/capaz");
    }
}
