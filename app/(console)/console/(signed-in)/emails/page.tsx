import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { mailPauseOf } from "@/components/console/mail-pause";
import { type MailStatus, MailTroubleNotice } from "@/components/console/mail-trouble";
import { SuppressionForm } from "@/components/console/suppression-form";
import { SuppressionTable } from "@/components/console/suppression-table";
import { getOwn } from "@/lib/get-own";
import { findLastHeartbeat } from "@/lib/jobs/queries";
import { isWorkerAway } from "@/lib/jobs/rules";
import { findSwitches } from "@/lib/limits/queries";
import { findEmailCounts, findMailTrouble } from "@/lib/mail/queries";
import { listSuppressedMailboxes } from "@/lib/subscriptions/suppression/queries";
import { suppressionAction } from "./actions";

export const metadata: Metadata = { title: "Emails" };

const LISTED_MAX = 100;

const done: Record<string, string> = {
  lifted: "All emails to this mailbox go out again, here and at the mail service.",
  "lifted-here":
    "All emails to this mailbox go out again, but the mail service did not respond. Take it off the service’s own list of suppressions too, or nothing arrives.",
};

export default function EmailsPage({ searchParams }: PageProps<"/console/emails">) {
  return showToOrganizer("admin", async (admin) => {
    const now = new Date();
    const [{ done: what }, trouble, mailboxes] = await Promise.all([
      searchParams,
      findMailStatus(now),
      listSuppressedMailboxes(admin, LISTED_MAX),
    ]);
    if (!mailboxes) notFound();
    return (
      <ConsolePage title="Emails" done={getOwn(done, what)}>
        <Section title="Sending" id="sending">
          <MailTroubleNotice {...trouble} />
        </Section>
        <Section
          title="Suppressed email addresses"
          id="suppressed"
          lead="They get no thanks, invitations or news. What somebody asks for still goes: a link to sign in, and once a day an email to confirm."
        >
          <div className="grid gap-6">
            <SuppressionForm action={suppressionAction} />
            {mailboxes.length ? (
              <>
                <SuppressionTable mailboxes={mailboxes} />
                {mailboxes.length === LISTED_MAX ? <p>These are the newest {LISTED_MAX}.</p> : null}
              </>
            ) : (
              <Empty>
                No email address is suppressed. One appears here when mail to it bounces or its owner complains.
              </Empty>
            )}
          </div>
        </Section>
      </ConsolePage>
    );
  });
}

async function findMailStatus(now: Date): Promise<MailStatus> {
  const [trouble, { waiting, oldestSeconds }, switches, lastSeenAt] = await Promise.all([
    findMailTrouble(now),
    findEmailCounts(now),
    findSwitches(),
    findLastHeartbeat(),
  ]);
  return {
    ...trouble,
    waiting,
    oldestSeconds,
    pause: mailPauseOf(switches, now),
    isWorkerAway: isWorkerAway(lastSeenAt, now),
  };
}
