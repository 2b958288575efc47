import "server-only";

import { recordAudit } from "../audit/commands";
import { actorOf, type AuditAction } from "../audit/schema";
import { db, type Transaction } from "../db/client";
import { retryConflicts } from "../db/conflicts";
import { env } from "../env";
import { enqueueEmail } from "../mail/commands";
import { correctText, dropEmailsOf, holdEmailsOf, keepText, releaseEmailsOf } from "../mail/shared-texts/commands";
import { mayWriteToMany } from "../mail/postal-address";
import type { SharedText } from "../mail/schema";
import { findOrganizerMailbox } from "../organizers/queries";
import type { Organizer } from "../organizers/schema";
import { type ClockFault, momentOf } from "../petitions/life/clocks";
import { type ClosingInput } from "../petitions/life/schema";
import { isPublic } from "../petitions/rules";
import { accept, refuse, type Result } from "../result";
import { audienceOf, isAudienceOpen, isEditable, mayWriteUpdates } from "./rules";
import type { Course, UpdateInput, UpdateStatus } from "./schema";
import { begin } from "./sending/commands";

export type UpdateRefusal =
  | "not-allowed"
  | "not-public"
  | "no-postal-address"
  | "no-such-petition"
  | "no-such-update"
  | "changed-meanwhile"
  | "not-now"
  | "leaving"
  | "in-past";

/** Saves a new update as a draft. Nobody gets it yet. Returns its id. */
export async function writeUpdate(
  by: Organizer,
  slug: string,
  input: UpdateInput,
  now: Date,
): Promise<Result<{ id: number }, UpdateRefusal>> {
  if (!mayWriteUpdates(by, input.state)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    const petition = await tx.petition.findUnique({ where: { slug }, select: { id: true } });
    if (!petition) return refuse("no-such-petition");
    const { toSigners, toSubscribers, state, layer, geoid, source } = audienceOf(input);
    const { id } = await tx.petitionUpdate.create({
      data: {
        petitionId: petition.id,
        content: contentOf(input),
        toSigners,
        toSubscribers,
        state,
        layer,
        geoid,
        source,
        isPublic: input.isPublic,
        createdBy: by.id,
        createdAt: now,
        changedAt: now,
      },
      select: { id: true },
    });
    await record(tx, by, "update-written", { id, state: input.state, detail: { petition: slug } });
    return accept({ id });
  });
}

/**
 * Saves a changed update. `revision` is the one that its form was opened upon. While it is paused only its text changes, for the
 * page and for the emails that have not left.
 */
export async function changeUpdate(
  by: Organizer,
  id: number,
  input: UpdateInput,
  revision: number,
  now: Date,
): Promise<Result<undefined, UpdateRefusal>> {
  return onUpdate(by, id, async (tx, update) => {
    if (update.revision !== revision) return refuse("changed-meanwhile");
    if (!isEditable(update.status)) return refuse("not-now");
    const isOpen = isAudienceOpen(update.status);
    if (isOpen && !mayWriteUpdates(by, input.state)) return refuse("not-allowed");
    const content = contentOf(input);
    if (update.textId !== null && !(await correctText(tx, update.textId, content))) return refuse("leaving");
    const { toSigners, toSubscribers, state, layer, geoid, source } = isOpen ? audienceOf(input) : update;
    const { isPublic } = input;
    await tx.petitionUpdate.update({
      where: { id },
      data: {
        content,
        toSigners,
        toSubscribers,
        state,
        layer,
        geoid,
        source,
        isPublic,
        revision: { increment: 1 },
        changedAt: now,
      },
      select: { id: true },
    });
    await record(tx, by, "update-changed", { id, state: update.state, detail: { revision: revision + 1 } });
    return accept(undefined);
  });
}

/** Sends an update now, or at a time of a clock in a zone. `revision` is the one that was read. */
export async function sendUpdate(
  by: Organizer,
  id: number,
  at: ClosingInput,
  revision: number,
  now: Date,
): Promise<Result<undefined, UpdateRefusal | ClockFault>> {
  const local = at.date === "" ? null : momentOf({ ...at });
  if (local && "fault" in local) return refuse(local.fault);
  return onUpdate<undefined, UpdateRefusal | ClockFault>(by, id, async (tx, update) => {
    if (update.status !== "draft") return refuse("not-now");
    if (update.revision !== revision) return refuse("changed-meanwhile");
    if (!isPublic(update.petition, now)) return refuse("not-public");
    if (!mayWriteToMany(env)) return refuse("no-postal-address");
    if (local && local.moment <= now) return refuse("in-past");
    if (local) {
      await tx.petitionUpdate.update({
        where: { id },
        data: { status: "scheduled", sendAt: local.moment, scheduledBy: by.id, heldAt: null },
        select: { id: true },
      });
      const detail = { at: local.moment.toISOString(), zone: at.zone };
      await record(tx, by, "update-scheduled", { id, state: update.state, detail });
    } else {
      await begin(tx, id, "draft", now);
      await record(tx, by, "update-sent", { id, state: update.state });
    }
    return accept(undefined);
  });
}

const BEGUN: UpdateStatus[] = ["sending", "paused", "stopped", "sent"];

interface Turn {
  from: UpdateStatus[];
  /** Null where the status stays. */
  to: UpdateStatus | null;
  action: AuditAction;
}

const courseOf: Record<Course, Turn> = {
  hide: { from: BEGUN, to: null, action: "update-hidden" },
  show: { from: BEGUN, to: null, action: "update-shown" },
  pause: { from: ["sending"], to: "paused", action: "update-paused" },
  resume: { from: ["paused"], to: "sending", action: "update-resumed" },
  stop: { from: ["sending", "paused"], to: "stopped", action: "update-stopped" },
  unschedule: { from: ["scheduled"], to: "draft", action: "update-unscheduled" },
};

/**
 * Pauses, resumes or stops an update, takes its time away, or takes it off the page and puts it back. Emails that have left cannot
 * be called back.
 */
export async function changeCourse(
  by: Organizer,
  id: number,
  course: Course,
  now: Date,
): Promise<Result<undefined, UpdateRefusal>> {
  const { from, to, action } = courseOf[course];
  return onUpdate(by, id, async (tx, update) => {
    if (!from.includes(update.status)) return refuse("not-now");
    if (course === "resume" && !mayWriteToMany(env)) return refuse("no-postal-address");
    const { textId } = update;
    if (textId !== null && course === "pause") await holdEmailsOf(tx, textId);
    if (textId !== null && course === "resume") await releaseEmailsOf(tx, textId, now);
    if (textId !== null && course === "stop") await holdEmailsOf(tx, textId);
    const dropped = textId !== null && course === "stop" ? await dropEmailsOf(tx, textId) : 0;
    await tx.petitionUpdate.update({
      where: { id },
      data: {
        ...(to && { status: to }),
        ...((course === "hide" || course === "show") && { isPublic: course === "show" }),
        ...(course === "stop" && { endedAt: now, written: { decrement: dropped } }),
        ...(course === "unschedule" && { sendAt: null }),
      },
      select: { id: true },
    });
    await record(tx, by, action, { id, state: update.state });
    return accept(undefined);
  });
}

/** Sends the organizer the update as it is now, in one language, as its readers would get it. */
export async function sendTest(
  by: Organizer,
  id: number,
  locale: "en" | "es",
  now: Date,
): Promise<Result<undefined, UpdateRefusal>> {
  return onUpdate(by, id, async (tx, { content, petition, petitionId }) => {
    const mailbox = await findOrganizerMailbox(by.id, tx);
    const textId = await keepText(tx, content as SharedText, now);
    const props = { update: id, slug: petition.slug, petitionId, to: "test" as const, page: true };
    await enqueueEmail(
      tx,
      { kind: "update", ...mailbox, locale, props, organizerId: by.id, textId, notBefore: now },
      now,
    );
    return accept(undefined);
  });
}

const contentOf = ({ titleEn, titleEs, bodyEn, bodyEs }: UpdateInput): SharedText => ({
  en: { title: titleEn, body: bodyEn },
  es: { title: titleEs, body: bodyEs },
});

const kept = {
  status: true,
  toSigners: true,
  toSubscribers: true,
  state: true,
  layer: true,
  geoid: true,
  source: true,
  revision: true,
  textId: true,
  content: true,
  petitionId: true,
  petition: { select: { slug: true, status: true, openedAt: true, closesAt: true } },
} as const;

type Kept = NonNullable<Awaited<ReturnType<typeof findKept>>>;
const findKept = (tx: Transaction, id: number) => tx.petitionUpdate.findUnique({ where: { id }, select: kept });

/** One change of an update at a time. The worker, which writes its emails, waits for it too. */
function onUpdate<Value, Refusal extends string = UpdateRefusal>(
  by: Organizer,
  id: number,
  work: (tx: Transaction, update: Kept) => Promise<Result<Value, Refusal | UpdateRefusal>>,
): Promise<Result<Value, Refusal | UpdateRefusal>> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM petition_update WHERE id = ${id} FOR UPDATE`;
      const update = await findKept(tx, id);
      if (!update) return refuse("no-such-update");
      return mayWriteUpdates(by, update.state) ? work(tx, update) : refuse("not-allowed");
    }),
  );
}

interface Recorded {
  id: number;
  state: string | null;
  detail?: Record<string, string | number>;
}

function record(tx: Transaction, by: Organizer, action: AuditAction, { id, state, detail }: Recorded) {
  return recordAudit(
    { actor: actorOf(by), action, subject: `update:${id}`, detail: { ...(state && { state }), ...detail } },
    tx,
  );
}
