import type { ServerResponse } from "node:http";

/**
 * Next answers 500 when it cannot read the body of a form: a broken multipart body, arguments that were tampered with.
 * That is the sender's fault. Where such a failure is about to be sent and `isTheirs` says so, `instead` answers.
 */
export function replaceFailure(response: ServerResponse, isTheirs: () => boolean, instead: () => void): void {
  const { write, end, flushHeaders, writeHead } = response;
  let replaced = false;

  const replace = (): boolean => {
    if (replaced || response.headersSent || response.statusCode !== 500 || !isTheirs()) return replaced;
    replaced = true;
    Object.assign(response, { write, end, flushHeaders, writeHead });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    instead();
    // What Next still wants to say about it is not heard.
    Object.assign(response, { write: () => true, end: () => response, flushHeaders: () => undefined, writeHead: () => response });
    return true;
  };

  Object.assign(response, {
    write: (...part: Parameters<typeof write>) => replace() || write.apply(response, part),
    end: (...part: Parameters<typeof end>) => (replace() ? response : end.apply(response, part)),
    flushHeaders: () => { if (!replace()) flushHeaders.call(response); },
    // Next's compression has the head written before it ends the answer.
    writeHead: (...part: Parameters<typeof writeHead>) => (replace() ? response : writeHead.apply(response, part)),
  });
}
