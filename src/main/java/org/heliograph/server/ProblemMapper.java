package org.heliograph.server;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.heliograph.core.secret.TokenStoreException;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Json;
import org.heliograph.wire.Problem;

/** The one place where errors become HTTP answers of the resources. */
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private final HttpErrors errors = new HttpErrors(new Json());

    /** Made by the container. */
    public ProblemMapper() {}

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof TokenStoreException) {
            return answer(503, "The change cannot be kept on disk");
        }
        if (thrown instanceof WebApplicationException web) {
            Response response = web.getResponse();
            return answer(response.getStatus(), response.getStatusInfo().getReasonPhrase());
        }
        if (thrown instanceof IOException || isOfReading(thrown)) {
            // We write nothing here that could fail so: it is the client's body, cut or no chunks at all.
            return answer(400, "The body cannot be read");
        }
        if (thrown instanceof UnsupportedCharsetException || thrown instanceof IllegalCharsetNameException) {
            return answer(415, "The body's charset is not known here");
        }
        Problem problem = Problem.of(thrown);
        return answer(problem.errorCode(), problem.message());
    }

    private static boolean isOfReading(Throwable thrown) {
        return thrown instanceof ProcessingException && thrown.getCause() instanceof IOException;
    }

    private Response answer(int code, String sentence) {
        Response.ResponseBuilder answer =
                Response.status(code).type(MediaType.APPLICATION_JSON).entity(errors.body(code, sentence));
        return code == Response.Status.UNAUTHORIZED.getStatusCode()
                ? answer.header(HttpErrors.CHALLENGE, HttpErrors.BEARER).build()
                : answer.build();
    }
}
