package org.heliograph.party.invitation;

/**
 * A QR code as an SVG image of any size: one white and one black path, quiet zone included. It refers to nothing.
 *
 * @param code what it shows
 */
public record QrSvg(QrCode code) {
    /** The document, {@code image/svg+xml}; it may also stand in a page. */
    public String text() {
        int size = code.sizeWithQuiet();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\">"
                + "<path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/>"
                + "<path fill=\"#000\" d=\"" + dark() + "\"/></svg>\n";
    }

    /** A bar for each run of dark modules in a line. */
    private String dark() {
        StringBuilder path = new StringBuilder();
        int size = code.sizeWithQuiet();
        for (int y = 0; y < size; y++) {
            int x = 0;
            while (x < size) {
                int end = endOfRun(x, y);
                if (end > x) {
                    path.append('M').append(x).append(' ').append(y);
                    path.append('h')
                            .append(end - x)
                            .append("v1h")
                            .append(x - end)
                            .append('z');
                }
                x = end + 1;
            }
        }
        return path.toString();
    }

    /** The first light module from here on. */
    private int endOfRun(int x, int y) {
        int end = x;
        while (code.isDarkWithQuiet(end, y)) {
            end++;
        }
        return end;
    }
}
