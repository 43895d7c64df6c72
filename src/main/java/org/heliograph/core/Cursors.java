package org.heliograph.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.heliograph.core.log.Topic;

/**
 * Seals places in a log into cursors and opens them again.
 *
 * <p>A cursor is one AES block, so it always has the same length and tells its holder nothing: not how many entries
 * there are, not how far two cursors are apart. The block holds the topic's hash under the key, the log's epoch and a
 * {@link Place}; a cursor of another topic, or one that was made up, does not open, but for one in four billion. Sealing the same place twice gives the same cursor.
 */
public final class Cursors {
    /** Bytes of the key, AES-128. */
    public static final int KEY_BYTES = 16;

    private static final int BLOCK = 16;

    private final Cipher seal;
    private final Cipher open;
    private final Mac topics;

    /**
     * Cursors under a key, which must be the same after a restart and on every node.
     *
     * @param key {@link #KEY_BYTES} random bytes
     */
    public Cursors(byte[] key) {
        try {
            // One block with a unique content needs no chaining: ECB is the bare permutation we want.
            seal = Cipher.getInstance("AES/ECB/NoPadding");
            open = Cipher.getInstance("AES/ECB/NoPadding");
            SecretKeySpec aes = new SecretKeySpec(key, "AES");
            seal.init(Cipher.ENCRYPT_MODE, aes);
            open.init(Cipher.DECRYPT_MODE, aes);
            topics = Mac.getInstance("HmacSHA256");
            topics.init(aes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES or no SHA-256", e);
        }
    }

    /** The cursor after the entry with this seq; 0 for the topic's beginning. */
    public String seal(Topic topic, int epoch, long seq) {
        return seal(topic, epoch, Place.after(seq));
    }

    /** The cursor of a place. */
    public String seal(Topic topic, int epoch, Place place) {
        byte[] block = ByteBuffer.allocate(BLOCK)
                .putInt(hash(topic))
                .putInt(epoch)
                .putLong(place.packed())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(crypt(seal, block));
    }

    /**
     * The place a cursor stands for.
     *
     * @throws BadCursorException if it was never issued for this topic, or for an earlier life of its log
     */
    public Place open(Topic topic, int epoch, String cursor) {
        ByteBuffer block = ByteBuffer.wrap(crypt(open, decode(cursor)));
        if (block.getInt() != hash(topic)) {
            throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
        }
        if (block.getInt() != epoch) {
            throw new BadCursorException(Gap.Reason.EPOCH_CHANGED);
        }
        long packed = block.getLong();
        if (packed < 0) {
            throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
        }
        return Place.unpacked(packed);
    }

    private static byte[] decode(String cursor) {
        try {
            byte[] block = Base64.getUrlDecoder().decode(cursor);
            if (block.length == BLOCK) {
                return block;
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
        }
        throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
    }

    private static byte[] crypt(Cipher cipher, byte[] block) {
        try {
            synchronized (cipher) {
                return cipher.doFinal(block);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES cannot take one block", e);
        }
    }

    /** Under the key, so that nobody can look for two topics of one hash. */
    private int hash(Topic topic) {
        byte[] name = (topic.kind() + '/' + topic.id()).getBytes(StandardCharsets.UTF_8);
        synchronized (topics) {
            return ByteBuffer.wrap(topics.doFinal(name)).getInt();
        }
    }
}
