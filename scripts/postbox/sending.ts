import { createHash } from "node:crypto";

import { parseBody, type ApiResponse, type ApiRequest } from "./api-request.ts";
import { ApiError } from "./api-error.ts";
import type { Faults } from "./faults.ts";
import { bareEmail, type Mail } from "./mail.ts";
import type { Store } from "./store.ts";
import { readMail } from "./validation.ts";

const BATCH_MAX = 100;

interface Read {
  mails: Mail[];
  answer: unknown;
}

/** The two ways to send: one mail, or up to a hundred in one request. */
export function createSending(store: Store, faults: Faults) {
  return {
    send: (request: ApiRequest) =>
      onceByKey(store, request, () => {
        const mail = arrived(store, readMail(parseBody(request), { inBatch: false, isBad: faults.isBad }));
        return { mails: [mail], answer: { id: mail.id } };
      }),
    sendBatch: (request: ApiRequest) =>
      onceByKey(store, request, () => {
        const permissive = request.headers["x-batch-validation"] === "permissive" && !faults.isStrict();
        return readBatch(store, faults, parseBody(request), permissive);
      }),
  };
}

function readBatch(store: Store, faults: Faults, body: unknown, permissive: boolean): Read {
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
  const data = mails.map(({ id }) => ({ id }));
  return { mails, answer: permissive ? { data, errors } : { data } };
}

// The service takes mail for a suppressed address and does not deliver it.
function arrived(store: Store, mail: Mail): Mail {
  const blocked = mail.to.some((recipient) => store.suppressions.has(bareEmail(recipient)));
  return blocked ? { ...mail, last_event: "suppressed" } : mail;
}

/** A request that comes again with its key gets its first answer, and sends nothing. */
async function onceByKey(store: Store, request: ApiRequest, read: () => Read): Promise<ApiResponse> {
  const key = keyOf(request);
  const hash = createHash("sha256").update(`${request.path}\n${request.body}`).digest("base64");
  const earlier = key === null ? null : store.keys.look(key, hash);
  if (earlier === "in-progress") {
    throw new ApiError(
      409,
      "concurrent_idempotent_requests",
      "The same idempotency key is used in another request that is in progress.",
    );
  }
  if (earlier === "other-body") {
    throw new ApiError(
      409,
      "invalid_idempotent_request",
      "This idempotency key was used with a different request body.",
    );
  }
  if (earlier) return { status: 200, body: earlier.answer };
  const { mails, answer } = read();
  if (key !== null) store.keys.begin(key);
  await store.accept(mails, { key, hash, answer }).finally(() => {
    if (key !== null) store.keys.end(key);
  });
  return { status: 200, body: answer };
}

function keyOf({ headers }: ApiRequest): string | null {
  const key = headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key !== "string" || key.length < 1 || key.length > 256) {
    throw new ApiError(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
  }
  return key;
}
