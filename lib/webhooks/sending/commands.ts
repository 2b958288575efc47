import "server-only";

import packageJson from "../../../package.json";
import { recordAudit } from "../../audit/commands";
import { WORKER } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { sql } from "../../db/sql";
import { logError } from "../../log";
import { insertEmails, selectEmail } from "../../mail/sql";
import { isNotifiedAdmin } from "../../organizers/sql";
import { addMilliseconds } from "../../time";
import { giveUpWaiting } from "../commands";
import { allowedNetworks } from "../networks";
import { GONE, isTaken, waitAfter } from "../rules";
import { FAILING_MILLISECONDS_MAX, LEASE_MILLISECONDS } from "../schema";
import { openSecret, signatureHeaders } from "../signing";
import { type Limits, type Outcome, post } from "../transport";

interface Claimed {
  id: bigint;
  /** Until when this worker has the endpoint. */
  busyUntil: Date;
  endpointId: number;
  webhookId: string;
  payload: string;
  tries: number;
  url: string;
  secretSealed: Uint8Array;
}

// Each sends one message at a time. More than this at once would take sockets and connections from others.
const ENDPOINTS_AT_ONCE_MAX = 20;
/** The endpoints to which this process is sending. */
const busy = new Map<number, Promise<void>>();

/**
 * Begins to send what is due to each endpoint for which nothing is being sent, and does not wait for it, so that a slow endpoint
 * delays no other. Returns how many it began with.
 */
export async function sendWebhooks(now: () => Date, limits?: Partial<Limits>): Promise<number> {
  const room = ENDPOINTS_AT_ONCE_MAX - busy.size;
  if (room <= 0) return 0;
  const due = await listDue([...busy.keys()], room, now());
  for (const endpointId of due) {
    const sending = sendAll(endpointId, now, { allowed: allowedNetworks(), ...limits })
      .catch((error: unknown) => logError("webhooks-failed", error, { endpoint: endpointId }))
      .finally(() => busy.delete(endpointId));
    busy.set(endpointId, sending);
  }
  return due.length;
}

/** Resolves when nothing is being sent any more, which takes as long as one request at most. */
export async function finishWebhooks(): Promise<void> {
  await Promise.all(busy.values());
}

async function listDue(except: number[], limit: number, now: Date): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT e.id FROM webhook_endpoint e
    WHERE e.status = 'active' AND (e.busy_until IS NULL OR e.busy_until <= ${now}) AND NOT e.id = ANY (${except}::int[]) AND EXISTS (
      SELECT 1 FROM webhook_message m WHERE m.endpoint_id = e.id AND m.status = 'waiting' AND m.next_try_at <= ${now})
    ORDER BY e.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

// What a failing endpoint has waiting stays for later rounds: nothing is gained by trying all of it at once.
const MESSAGES_A_ROUND_MAX = 100;

async function sendAll(endpointId: number, now: () => Date, limits: Limits): Promise<void> {
  for (let sent = 0; sent < MESSAGES_A_ROUND_MAX; sent += 1) {
    const message = await claim(endpointId, now());
    if (!message || !(await tryOne(message, now, limits))) return;
  }
}

/**
 * Takes an endpoint and its next message for a minute, unless another worker has the endpoint. A worker that is killed meanwhile leaves the
 * message waiting, and it is sent again with the same id.
 */
async function claim(endpointId: number, now: Date): Promise<Claimed | undefined> {
  const until = addMilliseconds(now, LEASE_MILLISECONDS);
  const [message] = await db.$queryRaw<Omit<Claimed, "busyUntil">[]>`
    WITH endpoint AS (
      SELECT id, url, secret_sealed FROM webhook_endpoint
      WHERE id = ${endpointId} AND status = 'active' AND secret_sealed IS NOT NULL
        AND (busy_until IS NULL OR busy_until <= ${now})
      FOR NO KEY UPDATE SKIP LOCKED
    ), message AS (
      UPDATE webhook_message m SET tries = m.tries + 1, next_try_at = ${until}
      WHERE m.id = (
        SELECT w.id FROM webhook_message w JOIN endpoint e ON e.id = w.endpoint_id
        WHERE w.status = 'waiting' AND w.next_try_at <= ${now}
        ORDER BY w.next_try_at, w.id LIMIT 1)
      RETURNING m.id, m.endpoint_id, m.webhook_id, m.payload, m.tries
    ), taken AS (
      UPDATE webhook_endpoint e SET busy_until = ${until} FROM message m WHERE e.id = m.endpoint_id
    )
    SELECT m.id, m.endpoint_id AS "endpointId", m.webhook_id AS "webhookId", m.payload, m.tries, e.url,
      e.secret_sealed AS "secretSealed"
    FROM message m JOIN endpoint e ON e.id = m.endpoint_id`;
  return message && { ...message, busyUntil: until };
}

/** Sends a claimed message and records what became of it. Returns whether it was taken. */
async function tryOne(message: Claimed, now: () => Date, limits: Limits): Promise<boolean> {
  const { webhookId, payload: body, url, secretSealed, endpointId } = message;
  const began = now();
  const clock = performance.now();
  const secret = openSecret(secretSealed, endpointId);
  const headers = {
    ...signatureHeaders({ webhookId, body, secret }, began),
    "content-type": "application/json",
    "user-agent": `safe-harbor/${packageJson.version}`,
  };
  const outcome = await post({ url, headers, body }, limits);
  const duration = Math.round(performance.now() - clock);
  await recordTry(message, outcome, { began, ended: addMilliseconds(began, duration), duration });
  return isTaken(outcome.httpStatus);
}

interface Times {
  began: Date;
  ended: Date;
  duration: number;
}

async function recordTry(message: Claimed, outcome: Outcome, { began, ended, duration }: Times): Promise<void> {
  const { id, endpointId, tries, busyUntil } = message;
  const isDone = isTaken(outcome.httpStatus);
  const wait = isDone ? null : waitAfter(tries);
  await db.$transaction(async (tx) => {
    // The endpoint first, as every change of it does, so that no two wait for each other.
    await tx.$queryRaw`SELECT id FROM webhook_endpoint WHERE id = ${endpointId} FOR UPDATE`;
    // The endpoint is free again, unless its time was over and another worker has it.
    await tx.webhookEndpoint.updateMany({ where: { id: endpointId, busyUntil }, data: { busyUntil: null } });
    // One that another worker took over meanwhile, or that was given up, is left to whoever did.
    const { count } = await tx.webhookMessage.updateMany({
      where: { id, tries, status: "waiting" },
      data:
        wait === null
          ? { status: isDone ? "delivered" : "failed", endedAt: ended }
          : { nextTryAt: addMilliseconds(ended, wait) },
    });
    if (count === 0) return;
    const { httpStatus, error } = outcome;
    await tx.webhookAttempt.create({
      data: { messageId: id, at: began, httpStatus, error, durationMilliseconds: duration },
      select: { id: true },
    });
    await judge(tx, endpointId, httpStatus, ended);
  });
}

/** Notes since when an endpoint fails, and disables one that has failed for days, or says that it is gone. */
async function judge(tx: Transaction, endpointId: number, httpStatus: number | null, now: Date): Promise<void> {
  if (isTaken(httpStatus)) {
    await tx.webhookEndpoint.updateMany({
      where: { id: endpointId, failingSince: { not: null } },
      data: { failingSince: null },
    });
    return;
  }
  await tx.webhookEndpoint.updateMany({ where: { id: endpointId, failingSince: null }, data: { failingSince: now } });
  const disabledFor = httpStatus === GONE ? "gone" : "failing";
  const { count } = await tx.webhookEndpoint.updateMany({
    where: {
      id: endpointId,
      status: { not: "disabled" },
      ...(disabledFor === "failing" && { failingSince: { lte: addMilliseconds(now, -FAILING_MILLISECONDS_MAX) } }),
    },
    data: { status: "disabled", disabledFor },
  });
  if (count === 0) return;
  await giveUpWaiting(tx, endpointId, now);
  await recordAudit(
    { actor: WORKER, action: "webhook-disabled", subject: `webhook:${endpointId}`, detail: { for: disabledFor } },
    tx,
  );
  await tellAdmins(tx, endpointId, now);
}

async function tellAdmins(tx: Transaction, endpointId: number, now: Date): Promise<void> {
  const email = selectEmail({
    kind: "webhook-disabled",
    locale: "en",
    emailHash: sql`o.email_hash`,
    recipientSealed: sql`o.email_sealed`,
    props: sql`jsonb_build_object('endpoint', ${endpointId}::int)`,
    organizerId: sql`o.id`,
    notBefore: now,
    now,
  });
  await tx.$executeRaw(insertEmails(sql`${email} FROM organizer o WHERE ${isNotifiedAdmin}`));
}
