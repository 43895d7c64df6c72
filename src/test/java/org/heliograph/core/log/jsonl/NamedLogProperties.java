package org.heliograph.core.log.jsonl;

import net.jqwik.api.Label;

@Label("K4 K5 Random histories of a log that shares its folder")
class NamedLogProperties extends JsonlLogProperties {
    @Override
    Layout layout() {
        return Layout.NAMED;
    }
}
