import "server-only";

import { recordAudit } from "../audit/commands";
import { actorOf, type AuditAction, type AuditDetail } from "../audit/schema";
import { type Database, db, type Transaction } from "../db/client";
import type { Organizer, Session } from "../organizers/schema";
import { isRecent } from "../organizers/second-factor/rules";
import { accept, refuse, type Result } from "../result";
import { addMilliseconds } from "../time";
import { allowedNetworks } from "./networks";
import { changedStatus, isAllowedUrl, mayManageWebhooks } from "./rules";
import {
  type EndpointChange,
  type EndpointInput,
  ENDPOINTS_MAX,
  type EndpointStatus,
  KEPT_MILLISECONDS,
  type NewWebhookEvent,
  webhookBodies,
} from "./schema";
import { newSecret, newWebhookId, sealSecret } from "./signing";

/**
 * Writes an event into the outbox, for each endpoint that wants it. Pass the transaction of the change that is the event, so that
 * both happen or neither. A petition that is not public has no events. Returns how many messages were written.
 */
export async function enqueueWebhook(
  on: Database,
  { type, petitionId, data, id = newWebhookId() }: NewWebhookEvent,
  now: Date,
): Promise<number> {
  const petition = await on.petition.findFirst({
    where: { id: petitionId, status: { in: ["open", "paused", "closed"] } },
    select: { slug: true },
  });
  if (!petition) return 0;
  const body = { type, timestamp: now.toISOString(), data: { petition: petition.slug, ...data } };
  const payload = JSON.stringify(webhookBodies[type].parse(body));
  return on.$executeRaw`
    INSERT INTO webhook_message (endpoint_id, webhook_id, type, payload, next_try_at, created_at)
    SELECT id, ${id}, ${type}, ${payload}, ${now}, ${now} FROM webhook_endpoint
    WHERE status <> 'disabled' AND ${type} = ANY (events)
    ON CONFLICT (endpoint_id, webhook_id) DO NOTHING`;
}

export type EndpointRefusal = "not-allowed" | "not-recent" | "url-refused" | "too-many-endpoints" | "no-such-endpoint";
export type ChangeRefusal = EndpointRefusal | "not-now";

/** Adds an endpoint. The result is the only place that has its secret. */
export async function addEndpoint(
  session: Session,
  { url, events }: EndpointInput,
  now: Date,
): Promise<Result<{ id: number; secret: string }, EndpointRefusal>> {
  const refusal = refusalFor(session, url, now);
  if (refusal) return refuse(refusal);
  const secret = newSecret();
  return db.$transaction(async (tx) => {
    if ((await tx.webhookEndpoint.count()) >= ENDPOINTS_MAX) return refuse("too-many-endpoints");
    const { id } = await tx.webhookEndpoint.create({
      data: { url, events, createdBy: session.id, createdAt: now },
      select: { id: true },
    });
    await writeSecret(tx, id, secret);
    await record(tx, session, id, "webhook-added", { host: hostOf(url), events });
    return accept({ id, secret });
  });
}

/** Changes where an endpoint is and what it gets. What waits goes to the new URL. */
export async function changeEndpoint(
  session: Session,
  id: number,
  { url, events }: EndpointInput,
  now: Date,
): Promise<Result<undefined, EndpointRefusal>> {
  const refusal = refusalFor(session, url, now);
  if (refusal) return refuse(refusal);
  return onEndpoint(session, id, async (tx) => {
    await tx.webhookEndpoint.update({ where: { id }, data: { url, events }, select: { id: true } });
    await record(tx, session, id, "webhook-changed", { host: hostOf(url), events });
    return accept(undefined);
  });
}

/** Gives an endpoint another secret, at once. The result is the only place that has it. */
export async function replaceSecret(
  session: Session,
  id: number,
  now: Date,
): Promise<Result<{ secret: string }, EndpointRefusal>> {
  if (!mayManageWebhooks(session)) return refuse("not-allowed");
  if (!isRecent(session, now)) return refuse("not-recent");
  const secret = newSecret();
  return onEndpoint(session, id, async (tx) => {
    await writeSecret(tx, id, secret);
    await record(tx, session, id, "webhook-secret-replaced");
    return accept({ secret });
  });
}

const actions: Record<EndpointChange, AuditAction> = {
  pause: "webhook-paused",
  resume: "webhook-resumed",
  disable: "webhook-disabled",
  enable: "webhook-enabled",
};

/**
 * Pauses an endpoint, for which events then wait; disables it, which gives up what waits and writes nothing more for it; or takes
 * either back.
 */
export async function changeCourse(
  organizer: Organizer,
  id: number,
  change: EndpointChange,
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return onEndpoint(organizer, id, async (tx, endpoint) => {
    const status = changedStatus(endpoint.status, change);
    if (status === null) return refuse("not-now");
    await tx.webhookEndpoint.update({
      where: { id },
      data: { status, disabledFor: null, ...(change === "enable" && { failingSince: null }) },
      select: { id: true },
    });
    if (status === "disabled") await giveUpWaiting(tx, id, now);
    await record(tx, organizer, id, actions[change]);
    return accept(undefined);
  });
}

/** Gives up all messages that wait for an endpoint. */
export async function giveUpWaiting(tx: Transaction, endpointId: number, now: Date): Promise<void> {
  await tx.webhookMessage.updateMany({
    where: { endpointId, status: "waiting" },
    data: { status: "failed", endedAt: now },
  });
}

/** Removes an endpoint with its messages. */
export async function removeEndpoint(organizer: Organizer, id: number): Promise<Result<undefined, EndpointRefusal>> {
  return onEndpoint(organizer, id, async (tx, { url }) => {
    await tx.webhookEndpoint.delete({ where: { id }, select: { id: true } });
    await record(tx, organizer, id, "webhook-removed", { host: hostOf(url) });
    return accept(undefined);
  });
}

/** Writes a message that only says that it is a test. It is sent as all others are. */
export async function sendTest(organizer: Organizer, id: number, now: Date): Promise<Result<undefined, ChangeRefusal>> {
  return onEndpoint(organizer, id, async (tx, { status }) => {
    if (status !== "active") return refuse("not-now");
    const body = { type: "test", timestamp: now.toISOString(), data: { message: "A test from the console." } };
    const payload = JSON.stringify(webhookBodies.test.parse(body));
    await tx.webhookMessage.create({
      data: { endpointId: id, webhookId: newWebhookId(), type: "test", payload, nextTryAt: now, createdAt: now },
      select: { id: true },
    });
    await record(tx, organizer, id, "webhook-tested");
    return accept(undefined);
  });
}

// One purge an hour: in that time, fewer messages than this come of age.
const PURGED_AT_ONCE_MAX = 5_000;

/** Deletes messages that were written long ago, with their tries. Returns how many. */
export async function purgeWebhooks(now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM webhook_message WHERE id IN (
      SELECT id FROM webhook_message WHERE created_at < ${addMilliseconds(now, -KEPT_MILLISECONDS)}
      ORDER BY created_at LIMIT ${PURGED_AT_ONCE_MAX})`;
}

function refusalFor(session: Session, url: string, now: Date): EndpointRefusal | null {
  if (!mayManageWebhooks(session)) return "not-allowed";
  if (!isRecent(session, now)) return "not-recent";
  return isAllowedUrl(url, allowedNetworks()) ? null : "url-refused";
}

// The path of a URL may be a secret of its receiver, so the log has the host alone.
const hostOf = (url: string): string => new URL(url).host;

async function writeSecret(tx: Transaction, id: number, secret: string): Promise<void> {
  const secretSealed = sealSecret(secret, id);
  await tx.webhookEndpoint.update({ where: { id }, data: { secretSealed }, select: { id: true } });
}

interface LockedEndpoint {
  url: string;
  status: EndpointStatus;
}

/** Runs a change of one endpoint, whose row stays locked until its end. */
async function onEndpoint<Value, Refusal extends string>(
  organizer: Organizer,
  id: number,
  change: (tx: Transaction, endpoint: LockedEndpoint) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | "not-allowed" | "no-such-endpoint">> {
  if (!mayManageWebhooks(organizer)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    const [endpoint] = await tx.$queryRaw<LockedEndpoint[]>`
      SELECT url, status::text AS status FROM webhook_endpoint WHERE id = ${id} FOR UPDATE`;
    return endpoint ? change(tx, endpoint) : refuse("no-such-endpoint");
  });
}

const record = (tx: Transaction, by: Organizer, id: number, action: AuditAction, detail: AuditDetail = {}) =>
  recordAudit({ actor: actorOf(by), action, subject: `webhook:${id}`, detail }, tx);
