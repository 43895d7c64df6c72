package org.heliograph.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ids of entries")
class EntryIdsTest {
    @Test
    @DisplayName("are all different, fit into an address, and can be a program's argument")
    void ids() {
        EntryIds ids = new EntryIds(new SecureRandom());
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            all.add(ids.next());
        }

        assertThat(all).hasSize(5_000).allMatch(id -> id.matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}"));
    }
}
