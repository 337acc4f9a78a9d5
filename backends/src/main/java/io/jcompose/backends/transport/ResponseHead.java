package io.jcompose.backends.transport;

import java.util.List;

/**
 * Status and headers of an answer.
 *
 * @param headers names and values in turn
 */
record ResponseHead(int status, List<String> headers) {
    /** Returns the value of the first header of that name in any case, else the empty text. */
    String header(String name) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equalsIgnoreCase(name)) return headers.get(i + 1);
        }
        return "";
    }
}
