package org.heliograph.party;

/** How somebody looks who was hit: what players know of a foe's hit points. */
enum Band {
    UNHURT("unhurt"),
    HURT("hurt"),
    BLOODIED("bloodied"),
    NEAR_DEATH("near death"),
    DOWN("down");

    private final String text;

    Band(String text) {
        this.text = text;
    }

    /** As clients read it. */
    String text() {
        return text;
    }

    /** The band of these hit points: bloodied from half of them down, near death from a quarter. */
    static Band of(int hp, int maxHp) {
        if (hp <= 0) {
            return DOWN;
        }
        if (hp >= maxHp) {
            return UNHURT;
        }
        if (hp * 4L <= maxHp) {
            return NEAR_DEATH;
        }
        return hp * 2L <= maxHp ? BLOODIED : HURT;
    }
}
