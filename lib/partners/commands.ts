import "server-only";

import { recordAudit } from "../audit/commands";
import { actorOf, type AuditAction, type AuditDetail } from "../audit/schema";
import { db, type Transaction } from "../db/client";
import type { Organizer } from "../organizers/schema";
import { accept, refuse, type Result } from "../result";
import { mayKeepPartners, mayLetFrame } from "./rules";
import { type CodeInput, CODES_MAX, ORIGINS_OF_ALL_MAX, PARTNERS_MAX } from "./schema";

export type PartnerRefusal =
  "not-allowed" | "no-such-partner" | "no-such-code" | "no-such-petition" | "name-taken" | "code-taken" | "too-many";

/** Adds a partner or a campaign. Returns its id. */
export async function addPartner(
  by: Organizer,
  name: string,
  now: Date,
): Promise<Result<{ id: number }, PartnerRefusal>> {
  if (!mayKeepPartners(by)) return refuse("not-allowed");
  return oneAtATime(async (tx) => {
    if ((await tx.partner.count()) >= PARTNERS_MAX) return refuse("too-many");
    if (await isNameTaken(tx, name)) return refuse("name-taken");
    const { id } = await tx.partner.create({
      data: { name, createdById: by.id, createdAt: now },
      select: { id: true },
    });
    await record(tx, by, "partner-added", `partner:${id}`, { name });
    return accept({ id });
  });
}

/** Gives a partner another name. */
export async function renamePartner(
  by: Organizer,
  id: number,
  name: string,
): Promise<Result<undefined, PartnerRefusal>> {
  return changePartner(by, id, async (tx, { name: from }) => {
    if (await isNameTaken(tx, name, id)) return refuse("name-taken");
    await tx.partner.update({ where: { id }, data: { name }, select: { id: true } });
    await record(tx, by, "partner-renamed", `partner:${id}`, { from, to: name });
    return accept(undefined);
  });
}

/** Says which websites of a partner may show the sign form in a frame. It holds for the next frame that is opened. */
export async function setOrigins(
  by: Organizer,
  id: number,
  origins: string[],
): Promise<Result<undefined, PartnerRefusal>> {
  if (!mayLetFrame(by)) return refuse("not-allowed");
  return changePartner(by, id, async (tx, { origins: from }) => {
    const others = await tx.partner.findMany({
      where: { retiredAt: null, id: { not: id } },
      select: { origins: true },
      take: PARTNERS_MAX,
    });
    const all = new Set([...origins, ...others.flatMap((other) => other.origins)]);
    if (all.size > ORIGINS_OF_ALL_MAX) return refuse("too-many");
    await tx.partner.update({ where: { id }, data: { origins }, select: { id: true } });
    await record(tx, by, "partner-origins-set", `partner:${id}`, { from, to: origins });
    return accept(undefined);
  });
}

/** Retires a partner, so that no website of it may frame the form any more, or takes that back. Twice is once. */
export async function retirePartner(
  by: Organizer,
  id: number,
  retired: boolean,
  now: Date,
): Promise<Result<undefined, PartnerRefusal>> {
  return changePartner(by, id, async (tx, { retiredAt }) => {
    if ((retiredAt !== null) === retired) return accept(undefined);
    // Bringing back what may stand in frames is letting it frame again.
    if (!retired && !mayLetFrame(by)) return refuse("not-allowed");
    await tx.partner.update({ where: { id }, data: { retiredAt: retired ? now : null }, select: { id: true } });
    await record(tx, by, retired ? "partner-retired" : "partner-restored", `partner:${id}`, {});
    return accept(undefined);
  });
}

/** Gives a source code a name and a petition to lead to. Signatures that had the code before count with it. */
export async function addCode(
  by: Organizer,
  partnerId: number,
  { code, label, petition: slug }: CodeInput,
  now: Date,
): Promise<Result<undefined, PartnerRefusal>> {
  return changePartner(by, partnerId, async (tx) => {
    const petition = await tx.petition.findUnique({ where: { slug }, select: { id: true } });
    if (!petition) return refuse("no-such-petition");
    if ((await tx.sourceCode.count({ where: { partnerId } })) >= CODES_MAX) return refuse("too-many");
    if ((await tx.sourceCode.count({ where: { code } })) > 0) return refuse("code-taken");
    const petitionId = petition.id;
    await tx.sourceCode.create({
      data: { code, label, partnerId, petitionId, createdById: by.id, createdAt: now },
      select: { code: true },
    });
    await record(tx, by, "code-added", `code:${code}`, { partner: partnerId, label, petition: slug });
    return accept(undefined);
  });
}

/** Gives a code another label. Its links stay. Returns its partner. */
export async function renameCode(
  by: Organizer,
  code: string,
  label: string,
): Promise<Result<{ partner: number }, PartnerRefusal>> {
  return changeCode(by, code, async (tx, { partnerId, label: from }) => {
    await tx.sourceCode.update({ where: { code }, data: { label }, select: { code: true } });
    await record(tx, by, "code-renamed", `code:${code}`, { partner: partnerId, from, to: label });
    return accept({ partner: partnerId });
  });
}

/** Retires a code: it is no longer offered. Links that are out keep working and are counted. Twice is once. */
export async function retireCode(
  by: Organizer,
  code: string,
  retired: boolean,
  now: Date,
): Promise<Result<{ partner: number }, PartnerRefusal>> {
  return changeCode(by, code, async (tx, { partnerId, retiredAt }) => {
    if ((retiredAt !== null) === retired) return accept({ partner: partnerId });
    await tx.sourceCode.update({ where: { code }, data: { retiredAt: retired ? now : null }, select: { code: true } });
    await record(tx, by, retired ? "code-retired" : "code-restored", `code:${code}`, { partner: partnerId });
    return accept({ partner: partnerId });
  });
}

// No other advisory lock of this database has this number.
const PARTNERS_LOCK = 7_251_040;

/** Partners change a few times a week, so one change waits for the other, and none fails at a unique index. */
function oneAtATime<Value>(work: (tx: Transaction) => Promise<Result<Value, PartnerRefusal>>) {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PARTNERS_LOCK})`;
    return work(tx);
  });
}

interface KeptPartner {
  name: string;
  origins: string[];
  retiredAt: Date | null;
}

async function changePartner<Value>(
  by: Organizer,
  id: number,
  work: (tx: Transaction, partner: KeptPartner) => Promise<Result<Value, PartnerRefusal>>,
): Promise<Result<Value, PartnerRefusal>> {
  if (!mayKeepPartners(by)) return refuse("not-allowed");
  return oneAtATime(async (tx) => {
    const partner = await tx.partner.findUnique({
      where: { id },
      select: { name: true, origins: true, retiredAt: true },
    });
    return partner ? work(tx, partner) : refuse("no-such-partner");
  });
}

interface KeptCode {
  partnerId: number;
  label: string;
  retiredAt: Date | null;
}

async function changeCode<Value>(
  by: Organizer,
  code: string,
  work: (tx: Transaction, kept: KeptCode) => Promise<Result<Value, PartnerRefusal>>,
): Promise<Result<Value, PartnerRefusal>> {
  if (!mayKeepPartners(by)) return refuse("not-allowed");
  return oneAtATime(async (tx) => {
    const kept = await tx.sourceCode.findUnique({
      where: { code },
      select: { partnerId: true, label: true, retiredAt: true },
    });
    return kept ? work(tx, kept) : refuse("no-such-code");
  });
}

async function isNameTaken(tx: Transaction, name: string, except = 0): Promise<boolean> {
  const [taken] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM partner WHERE lower(name) = lower(${name}) AND id <> ${except}) AS found`;
  return taken?.found === true;
}

const record = (tx: Transaction, by: Organizer, action: AuditAction, subject: string, detail: AuditDetail) =>
  recordAudit({ actor: actorOf(by), action, subject, detail }, tx);
