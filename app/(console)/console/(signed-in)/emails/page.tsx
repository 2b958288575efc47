import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { mailPauseOf } from "@/components/console/mail-pause";
import { type MailStatus, MailTroubleNotice } from "@/components/console/mail-trouble";
import { SuppressionForm } from "@/components/console/suppression-form";
import { SuppressionTable } from "@/components/console/suppression-table";
import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/i18n/format";
import { getOwn } from "@/lib/get-own";
import { findLastHeartbeat } from "@/lib/jobs/queries";
import { isWorkerAway } from "@/lib/jobs/rules";
import { findSwitches } from "@/lib/limits/queries";
import { findLeftUnderCap } from "@/lib/mail/sending/batches/queries";
import { findEmailCounts, findMailTrouble } from "@/lib/mail/queries";
import type { TimeZone } from "@/lib/time-zone";
import { listSuppressedMailboxes } from "@/lib/subscriptions/suppression/queries";
import { suppressionAction } from "./actions";
import { Board, Held } from "./board";
import { SenderDomain } from "./sender-domain";

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
    const [{ done: what, "look-up": lookUp }, trouble, mailboxes] = await Promise.all([
      searchParams,
      findMailStatus(now, await chosenTimeZone()),
      listSuppressedMailboxes(admin, LISTED_MAX),
    ]);
    if (!mailboxes) notFound();
    return (
      <ConsolePage title="Emails" done={getOwn(done, what)}>
        <Section title="Sending" id="sending">
          <MailTroubleNotice {...trouble} />
          {trouble.capReached ? (
            <Notice title={`The daily cap of ${formatNumber("en", trouble.capReached)} emails is reached.`}>
              <p>
                Emails wait until fewer left in the last 24 hours.{" "}
                <a href="/console/settings#mail-cap" className="text-link">
                  Change the cap
                </a>
              </p>
            </Notice>
          ) : null}
        </Section>
        <Board />
        <Held />
        <SenderDomain isWanted={lookUp === "domain"} />
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

async function findMailStatus(now: Date, timeZone: TimeZone): Promise<MailStatus & { capReached: number | null }> {
  const [trouble, { waiting, oldestSeconds }, switches, lastSeenAt] = await Promise.all([
    findMailTrouble(now),
    findEmailCounts(now),
    findSwitches(),
    findLastHeartbeat(),
  ]);
  const { mailDailyMax } = switches;
  return {
    ...trouble,
    waiting,
    oldestSeconds,
    capReached: mailDailyMax !== null && (await findLeftUnderCap(mailDailyMax, now)) === 0 ? mailDailyMax : null,
    pause: mailPauseOf(switches, now, timeZone),
    isWorkerAway: isWorkerAway(lastSeenAt, now),
  };
}
