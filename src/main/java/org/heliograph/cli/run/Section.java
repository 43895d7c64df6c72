package org.heliograph.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and values in a plan file, read one by one: what was not asked for at the end is a mistake. For one thread. */
final class Section {
    private final String file;
    private final String place;
    private final Map<?, ?> values;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param place where it stands in the file; empty for the whole */
    Section(String file, String place, @Nullable Object value) throws PlanFileException {
        this.file = file;
        this.place = place;
        if (!(value instanceof Map<?, ?> map)) {
            throw new PlanFileException(file, place, "must be names and values");
        }
        this.values = map;
    }

    /** A text, or null if there is none. */
    @Nullable
    String text(String key) throws PlanFileException {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw wrong(key, "must be a text");
        }
        if (text.isBlank()) {
            throw wrong(key, "is empty");
        }
        return text;
    }

    /** A yes or no, which is no if it is not there. */
    boolean flag(String key) throws PlanFileException {
        Object value = value(key);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw wrong(key, "must be true or false");
        }
        return true;
    }

    /** Several texts; none if it is not there. */
    List<String> texts(String key) throws PlanFileException {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list(key, value)) {
            if (!(each instanceof String text)) {
                throw wrong(key + "[" + texts.size() + "]", "must be a text");
            }
            texts.add(text);
        }
        return texts;
    }

    /** Texts by name; none if it is not there. */
    Map<String, String> named(String key) throws PlanFileException {
        Object value = value(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(key, "must be names and values");
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            if (!(each.getValue() instanceof String text)) {
                throw wrong(key + "." + each.getKey(), "must be a text");
            }
            named.put(String.valueOf(each.getKey()), text);
        }
        return named;
    }

    /** Several sections, of which there must be at least one. */
    List<Section> sections(String key) throws PlanFileException {
        Object value = value(key);
        if (value == null) {
            throw wrong(key, "is missing");
        }
        List<Section> sections = new ArrayList<>();
        for (Object each : list(key, value)) {
            sections.add(new Section(file, path(key) + "[" + sections.size() + "]", each));
        }
        if (sections.isEmpty()) {
            throw wrong(key, "is empty");
        }
        return sections;
    }

    /** Whether there is a list of this name. */
    boolean isList(String key) {
        return values.get(key) instanceof List<?>;
    }

    /** @throws PlanFileException if anything was not asked for */
    void end() throws PlanFileException {
        for (Object key : values.keySet()) {
            if (!(key instanceof String name) || !asked.contains(name)) {
                throw wrong(String.valueOf(key), "is not known; there are " + String.join(", ", asked));
            }
        }
    }

    /** What is wrong with a value. */
    PlanFileException wrong(String key, String reason) {
        return new PlanFileException(file, path(key), reason);
    }

    private @Nullable Object value(String key) {
        asked.add(key);
        return values.get(key);
    }

    private List<?> list(String key, Object value) throws PlanFileException {
        if (!(value instanceof List<?> list)) {
            throw wrong(key, "must be a list");
        }
        return list;
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
