package org.heliograph.plans.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.heliograph.plans.Output;
import org.heliograph.plans.PlanId;
import org.jspecify.annotations.Nullable;

/** A step's output as a text that can be had in parts. */
final class OutputAnswer {
    private static final int UNSATISFIABLE = 416;
    private static final String ACCEPT_RANGES = "Accept-Ranges";
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String OFFSET = "X-Output-Offset";

    private final PlanDoor door;
    private final PlanId plan;
    private final int step;
    private final Output.Whole output;
    private final long size;
    private final long first;

    OutputAnswer(PlanDoor door, PlanId plan, int step, Output.Whole output) {
        this.door = door;
        this.plan = plan;
        this.step = step;
        this.output = output;
        this.size = output.printed().bytes();
        this.first = output.firstByte();
    }

    /**
     * What there is, or the part that is asked for.
     *
     * @param known the versions that the client has
     * @param isFile whether it is to be kept as a file
     */
    Response to(@Nullable String known, @Nullable String range, @Nullable String ifRange, boolean isFile) {
        if (Tags.name(known, tag())) {
            return Response.notModified(tag()).build();
        }
        boolean isOther = ifRange != null && !ifRange.equals('"' + tag().getValue() + '"');
        Optional<ByteRange> part = isOther ? Optional.empty() : ByteRange.of(range, size);
        if (part.isPresent() && !isThere(part.get())) {
            return Response.status(UNSATISFIABLE)
                    .header(CONTENT_RANGE, "bytes */" + size)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(door.json().write(Unsatisfiable.of(first, size)))
                    .build();
        }
        Response.ResponseBuilder answer = part.map(this::part).orElseGet(() -> answer(200, new ByteRange(first, size)));
        if (isFile) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + plan.value().replace(':', '-') + "-step-" + step + ".log\"");
        }
        return answer.build();
    }

    Response head() {
        return headed(Response.ok(), new ByteRange(first, size)).build();
    }

    private boolean isThere(ByteRange part) {
        return part.isSatisfiable() && part.from() >= first;
    }

    private Response.ResponseBuilder part(ByteRange part) {
        return answer(206, part).header(CONTENT_RANGE, "bytes " + part.from() + "-" + (part.to() - 1) + "/" + size);
    }

    private Response.ResponseBuilder answer(int status, ByteRange part) {
        StreamingOutput body = target -> {
            try {
                output.copy(part.from(), part.to(), target);
            } catch (UncheckedIOException e) {
                throw new IOException(e.getCause());
            }
        };
        return headed(Response.status(status).entity(body), part);
    }

    private Response.ResponseBuilder headed(Response.ResponseBuilder answer, ByteRange part) {
        return answer.type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_LENGTH, part.to() - part.from())
                .header(OFFSET, part.from())
                .header(ACCEPT_RANGES, "bytes")
                .tag(tag());
    }

    /** What is printed is only added to at its end, and taken away at its beginning: so these two say all. */
    private EntityTag tag() {
        return new EntityTag(
                Long.toString(first, Character.MAX_RADIX) + "-" + Long.toString(size, Character.MAX_RADIX));
    }

    /** Says what there is to whoever asked for what lies beyond. */
    public record Unsatisfiable(String error, String message, int errorCode) {
        private static Unsatisfiable of(long first, long size) {
            String there = "The output has " + size + " bytes"
                    + (first == 0 ? "" : ", of which the first " + first + " are no longer kept");
            return new Unsatisfiable(there, there, UNSATISFIABLE);
        }
    }
}
