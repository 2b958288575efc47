import { notFound } from "next/navigation";
import { z } from "zod";

import { Empty, Section } from "@/components/console/console-page";
import { SuppressionFilter } from "@/components/console/suppression-filter";
import { SuppressionForm } from "@/components/console/suppression-form";
import { SuppressionTable } from "@/components/console/suppression-table";
import { type SuppressionPage, suppressionReasons } from "@/lib/mail/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { listSuppressedMailboxes } from "@/lib/subscriptions/suppression/queries";
import { suppressionAction } from "./actions";

type Query = Record<string, string | string[] | undefined>;

const reason = z.enum(suppressionReasons).nullable().catch(null);
// The time and the keyed hash of the last row of the page before.
const before = z
  .string()
  .regex(/^\d{1,15}\.[0-9a-f]{64}$/)
  .transform((text) => {
    const [milliseconds = "", hash = ""] = text.split(".");
    return { createdAt: new Date(Number(milliseconds)), emailHash: new Uint8Array(Buffer.from(hash, "hex")) };
  })
  .refine(({ createdAt }) => !Number.isNaN(createdAt.getTime()))
  .nullable()
  .catch(null);

/** The suppressed mailboxes that the URL chooses, one page of them, and a form that finds a single one. */
export async function Suppressed({ admin, query }: { admin: Organizer; query: Query }) {
  const page: SuppressionPage = { reason: reason.parse(query["reason"]), before: before.parse(query["before"]) };
  const found = await listSuppressedMailboxes(admin, page);
  if (!found) notFound();
  const { mailboxes, next } = found;
  const isAll = page.reason === null && page.before === null;
  return (
    <Section
      title="Suppressed email addresses"
      id="suppressed"
      lead="They get no thanks, invitations or news. What somebody asks for still goes: a link to sign in, and once a day an email to confirm."
    >
      <div className="grid gap-6">
        <SuppressionForm action={suppressionAction} />
        {mailboxes.length === 0 && isAll ? null : <SuppressionFilter chosen={page.reason} />}
        {mailboxes.length ? (
          <SuppressionTable mailboxes={mailboxes} />
        ) : (
          <Empty>
            {isAll
              ? "No email address is suppressed. One appears here when mail to it bounces or its owner complains."
              : "None fits this."}
          </Empty>
        )}
        {next ? (
          <p>
            <a href={olderUrl({ ...page, before: next })} className="inline-flex min-h-11 items-center text-link">
              Older ones
            </a>
          </p>
        ) : null}
      </div>
    </Section>
  );
}

function olderUrl({ reason: chosen, before: key }: SuppressionPage): string {
  const query = new URLSearchParams(chosen ? { reason: chosen } : {});
  if (key) query.set("before", `${key.createdAt.getTime()}.${Buffer.from(key.emailHash).toString("hex")}`);
  return `/console/emails?${query}#suppressed`;
}
