package org.heliograph.cli.run;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.cli.run.Note.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a step printed within a moment, as few pieces as keep each stream in order; the order between the streams is kept
 * as long as that takes few. For one thread.
 */
final class Bundle {
    /** The server records it in one piece. */
    static final int FULL = 64 * 1024;

    private static final int FEW = 8;

    private final List<Piece> pieces = new ArrayList<>();
    private int size;

    /** Bytes of one stream of one step. */
    private record Piece(Kind stream, int step, ByteArrayOutputStream bytes) {
        boolean takes(Kind other, int otherStep, int count) {
            return stream == other && step == otherStep && bytes.size() + count <= FULL;
        }
    }

    void add(Kind stream, int step, byte[] bytes) {
        Piece piece = last(stream);
        if (piece == null || !piece.takes(stream, step, bytes.length)) {
            piece = new Piece(stream, step, new ByteArrayOutputStream(bytes.length));
            pieces.add(piece);
        }
        piece.bytes().writeBytes(bytes);
        size += bytes.length;
    }

    /** Where more of a stream may go without overtaking anything of it. */
    private @Nullable Piece last(Kind stream) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            if (piece.stream() == stream) {
                return piece;
            }
            if (pieces.size() < FEW) {
                return null;
            }
        }
        return null;
    }

    boolean isFull() {
        return size >= FULL;
    }

    /** As notes, in the order they are to be told. */
    List<Note> notes() {
        return pieces.stream()
                .map(piece ->
                        new Note(piece.stream(), piece.step(), piece.bytes().toByteArray()))
                .toList();
    }
}
