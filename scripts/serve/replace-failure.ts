import type { ServerResponse } from "node:http";

/**
 * Next answers 500 when it cannot read the body of a form (a broken multipart body, arguments that were tampered with),
 * and a bare line of text when its action is not there (fields cut off, a page older than the server). Where such a
 * failure is about to be sent and `isTheirs` says so, `instead` answers.
 */
export function replaceFailure(response: ServerResponse, isTheirs: () => boolean, instead: () => void): void {
  const { write, end, flushHeaders, writeHead } = response;
  let replaced = false;

  const replace = (): boolean => {
    if (replaced || response.headersSent || !isFailure(response) || !isTheirs()) return replaced;
    replaced = true;
    Object.assign(response, { write, end, flushHeaders, writeHead });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    instead();
    // What Next still wants to say about it is not heard.
    Object.assign(response, {
      write: () => true,
      end: () => response,
      flushHeaders: () => undefined,
      writeHead: () => response,
    });
    return true;
  };

  Object.assign(response, {
    write: (...part: Parameters<typeof write>) => replace() || write.apply(response, part),
    end: (...part: Parameters<typeof end>) => (replace() ? response : end.apply(response, part)),
    flushHeaders: () => {
      if (!replace()) flushHeaders.call(response);
    },
    // Next's compression has the head written before it ends the answer.
    writeHead: (...part: Parameters<typeof writeHead>) => (replace() ? response : writeHead.apply(response, part)),
  });
}

function isFailure(response: ServerResponse): boolean {
  if (response.statusCode === 500) return true;
  return (
    [400, 404, 409].includes(response.statusCode) &&
    String(response.getHeader("content-type") ?? "").startsWith("text/plain")
  );
}
