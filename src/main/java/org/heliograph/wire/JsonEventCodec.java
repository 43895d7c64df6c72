package org.heliograph.wire;

import org.heliograph.core.EventCodec;

/** Events in the log as the same kind of JSON that clients see. */
public final class JsonEventCodec<E> implements EventCodec<E> {
    private final Json json;
    private final Class<E> type;

    public JsonEventCodec(Json json, Class<E> type) {
        this.json = json;
        this.type = type;
    }

    @Override
    public String encode(E event) {
        return json.write(event);
    }

    @Override
    public E decode(String text) {
        return json.read(text, type);
    }
}
