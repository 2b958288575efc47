import { setTimeout as sleep } from "node:timers/promises";

import { Gauge, Registry } from "prom-client";

import { findEmailCounts } from "../../lib/mail/queries.ts";
import { countScheduledJobs } from "../../lib/jobs/database/queries.ts";
import { findLastHeartbeat, readLastBackup } from "../../lib/jobs/queries.ts";
import { listPetitions } from "../../lib/petitions/queries.ts";
import { countConfirmedOfPetitions, keptTallyGap } from "../../lib/signatures/tally/queries.ts";
import { SECOND } from "../../lib/time.ts";

// Prometheus gives up after ten seconds.
const READ_MILLISECONDS_MAX = 6 * SECOND;

/** The numbers of the whole site, which the database has. They are the same whichever process is asked. */
export function createSiteMetrics(version: string) {
  const registry = new Registry();
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge<Label>({ name: `safe_harbor_${name}`, help, labelNames, registers: [registry] });
  gauge("info", "The version that runs.", ["version"]).set({ version }, 1);
  const up = gauge("database_up", "1 while the database responds.");
  const signatures = gauge("signatures_confirmed", "Confirmed signatures.", ["petition"]);
  const gap = gauge("tally_gap", "The count minus what it counts. Anything but 0 is a fault.");
  const emails = gauge("emails", "Emails that wait, and that could not be sent.", ["state"]);
  const overdue = gauge("emails_overdue_seconds", "How long the oldest email should have left before.");
  const jobs = gauge("jobs", "Runs of schedules.", ["state"]);
  const worker = gauge("worker_last_seen_seconds", "Since any worker was seen; -1 where none ever was.");
  const backup = gauge("last_backup_seconds", "Since the last backup; -1 where there is none.");

  return { read };

  /** In the text format of Prometheus. While the database is away it says so, and leaves out what it does not know. */
  async function read(): Promise<string> {
    for (const each of [signatures, gap, emails, overdue, jobs, worker, backup]) each.reset();
    const found = await Promise.race([find().catch(() => null), sleep(READ_MILLISECONDS_MAX, null, { ref: false })]);
    up.set(found === null ? 0 : 1);
    if (found === null) return registry.metrics().then(withoutUnknown);
    for (const [slug, count] of found.confirmed) signatures.set({ petition: slug }, count);
    gap.set(found.gap);
    emails.set({ state: "waiting" }, found.emails.waiting);
    emails.set({ state: "failed" }, found.emails.failed);
    overdue.set(found.emails.oldestSeconds);
    for (const state of ["created", "retry", "active", "failed"]) jobs.set({ state }, found.jobs[state] ?? 0);
    worker.set(secondsSince(found.lastSeenAt));
    backup.set(secondsSince(found.backupAt));
    return registry.metrics();
  }
}

// A gauge without labels is 0 until it is set.
function withoutUnknown(text: string): string {
  return text.replace(
    /^safe_harbor_(?:tally_gap|emails_overdue_seconds|worker_last_seen_seconds|last_backup_seconds) .*\n/gm,
    "",
  );
}

async function find() {
  const now = new Date();
  const [petitions, counts, gap, emails, jobs, lastSeenAt, backupAt] = await Promise.all([
    listPetitions(),
    countConfirmedOfPetitions(),
    keptTallyGap(),
    findEmailCounts(now),
    countScheduledJobs(),
    findLastHeartbeat(),
    readLastBackup(),
  ]);
  const confirmed = petitions.map(({ id, slug }) => [slug, counts.get(id) ?? 0] as const);
  return { confirmed, gap, emails, jobs, lastSeenAt, backupAt };
}

function secondsSince(moment: Date | null): number {
  return moment === null ? -1 : Math.max(0, Math.round((Date.now() - moment.getTime()) / SECOND));
}
