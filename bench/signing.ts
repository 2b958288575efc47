import { db } from "@/lib/db/client";
import { setSwitch } from "@/lib/limits/commands";
import { mintToken } from "@/lib/link-token";

import { Client } from "./client.ts";
import { multipart, readForm } from "./form.ts";
import { compared, inTurn, load } from "./load.ts";
import { makeProofs } from "./proofs.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import { expectStatus, Signer } from "./signer.ts";
import type { Site } from "./site.ts";

/**
 * Signing and confirming over HTTP and, in turns, an empty Server Action of the same build. No emails are sent meanwhile: those
 * of one measurement would be sent during the next. Whole journeys (journeys.ts) include them.
 */
export async function measureSigning(site: Site): Promise<Results> {
  const client = new Client(site);
  await setSwitch(null, "mail-paused", true, new Date());
  try {
    return { "Signing and confirming": await measureForms(client) };
  } finally {
    await setSwitch(null, "mail-paused", false, new Date());
    client.close();
  }
}

async function measureForms(client: Client): Promise<Row[]> {
  const rows: Row[] = [];
  for (const warmUp of loadsOf(client, 4, scale.warmUpSeconds)) await warmUp();
  for (const clients of scale.clients) {
    const [action, sign, confirm] = await inTurn(scale.formTurns, loadsOf(client, clients, scale.secondsALoad));
    rows.push(
      ...compared(`sign, ${clients} clients`, sign!, "empty Server Action", action!),
      ...compared(`confirm, ${clients} clients`, confirm!, "empty Server Action", action!),
    );
  }
  return rows;
}

function loadsOf(client: Client, clients: number, seconds: number) {
  let signed = 0;
  return [
    () => loadEmptyAction(client, clients, seconds),
    async () => {
      const load = await loadSign(client, clients, seconds);
      signed = load.requests;
      return load;
    },
    () => loadConfirm(client, clients, seconds, signed),
  ];
}

async function loadEmptyAction(client: Client, clients: number, seconds: number) {
  const path = "/dev/baseline/action";
  const form = multipart(readForm((await client.send({ path })).body, "").fields);
  return load(clients, seconds, async () => {
    expectStatus(
      await client.send({ method: "POST", path, body: form.body, headers: { ...form.headers, origin: client.origin } }),
      303,
    );
  });
}

// More than two cores sign.
const SIGNED_A_SECOND_MAX = 700;

async function loadSign(client: Client, clients: number, seconds: number) {
  const run = `${Date.now()}`;
  const proofs = await makeProofs(Math.ceil(SIGNED_A_SECOND_MAX * seconds));
  const hidden = await new Signer(client, run, 0).openPetition();
  const sign = (number: number) => new Signer(client, run, number).sign(hidden, proofs[number]);
  return load(clients, seconds, sign, proofs.length);
}

/** Confirms each earlier signature once, as long as there are any. */
async function loadConfirm(client: Client, clients: number, seconds: number, signed: number) {
  const run = `${Date.now()}`;
  const paths = await newestPaths(signed);
  const hidden = await new Signer(client, run, 0).openEmail(paths[0]!);
  // The form has its path as bound arguments, so each signer sends the fields of their own page.
  const confirm = (path: string, number: number) =>
    new Signer(client, run, number).confirm(path, ownFields(hidden, paths[0]!, path));
  return load(clients, seconds, (number) => confirm(paths[number]!, number), paths.length);
}

/** The confirmation links of the drafts that were posted last. */
export async function newestPaths(count: number): Promise<string[]> {
  const pending = await db.signatureDraft.findMany({
    where: { confirmedAt: null },
    select: { id: true },
    orderBy: { id: "desc" },
    take: count,
  });
  return pending.map(({ id }) => `/confirm/${mintToken("confirm", id)}`);
}

function ownFields(fields: Record<string, string>, from: string, to: string): Record<string, string> {
  const token = (path: string) => path.split("/").at(-1)!;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.replaceAll(token(from), token(to))]),
  );
}
