import { createHash } from "node:crypto";

import { parseBody, type ApiResponse, type ApiRequest } from "./api-request.ts";
import { ApiError } from "./api-error.ts";
import type { Faults } from "./faults.ts";
import type { Mail } from "./mail.ts";
import type { Store } from "./store.ts";
import { readMail } from "./validation.ts";

const BATCH_MAX = 100;

/** The mails of a request, and the response to it. */
interface Sent {
  mails: Mail[];
  body: unknown;
}

/** The two ways to send: one mail, or up to a hundred in one request. */
export function createSending(store: Store, faults: Faults) {
  return {
    send: (request: ApiRequest) =>
      onceByKey(store, request, () => {
        const mail = arrived(store, readMail(parseBody(request), { inBatch: false, isBad: faults.isBad }));
        return { mails: [mail], body: { id: mail.id } };
      }),
    sendBatch: (request: ApiRequest) =>
      onceByKey(store, request, () => {
        const permissive = request.headers["x-batch-validation"] === "permissive" && !faults.isStrict();
        return readBatch(store, faults, parseBody(request), permissive);
      }),
  };
}

function readBatch(store: Store, faults: Faults, body: unknown, permissive: boolean): Sent {
  if (!Array.isArray(body) || body.length === 0) {
    throw new ApiError(422, "validation_error", "The request body must be an array of emails.");
  }
  if (body.length > BATCH_MAX) {
    throw new ApiError(422, "validation_error", `A batch can have at most ${BATCH_MAX} emails.`);
  }
  const errors: { index: number; message: string }[] = [];
  const mails = body.flatMap((item, index) => {
    try {
      return [arrived(store, readMail(item, { inBatch: true, isBad: faults.isBad }))];
    } catch (error) {
      if (!permissive || !(error instanceof ApiError)) throw error;
      errors.push({ index, message: error.message });
      return [];
    }
  });
  if (mails.some(({ to }) => to.some(faults.isPoison)))
    throw new ApiError(500, "internal_server_error", "Something went wrong.");
  const data = mails.map(({ id }) => ({ id }));
  return { mails, body: permissive ? { data, errors } : { data } };
}

// The service takes mail for a suppressed email and does not deliver it.
function arrived(store: Store, mail: Mail): Mail {
  const suppressed = mail.to.some((recipient) => store.suppressions.find(recipient) !== null);
  return suppressed ? { ...mail, last_event: "suppressed" } : mail;
}

/** A repeated request with the same key gets the first response, and sends nothing. */
function onceByKey(store: Store, request: ApiRequest, read: () => Sent): ApiResponse {
  const key = keyOf(request);
  const hash = createHash("sha256").update(`${request.path}\n${request.body}`).digest("base64");
  const earlier = key === null ? null : store.responses.find(key);
  if (earlier && earlier.hash !== hash) {
    throw new ApiError(
      409,
      "invalid_idempotent_request",
      "This idempotency key was used with a different request body.",
    );
  }
  if (earlier) return { status: 200, body: earlier.body };
  const { mails, body } = read();
  store.transaction(() => {
    mails.forEach(store.mails.add);
    if (key !== null) store.responses.add(key, hash, body);
  });
  return { status: 200, body };
}

function keyOf({ headers }: ApiRequest): string | null {
  const key = headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key !== "string" || key.length < 1 || key.length > 256) {
    throw new ApiError(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
  }
  return key;
}
