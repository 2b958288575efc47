import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ConsolePage, Section } from "@/components/console/console-page";
import { mailPauseOf } from "@/components/console/mail-pause";
import { type MailStatus, MailTroubleNotice } from "@/components/console/mail-trouble";
import { getOwn } from "@/lib/get-own";
import { findLastHeartbeat } from "@/lib/jobs/queries";
import { isWorkerAway } from "@/lib/jobs/rules";
import { findSwitches } from "@/lib/limits/queries";
import { findEmailCounts, findMailTrouble } from "@/lib/mail/queries";
import { isHeldByCap } from "@/lib/mail/sending/batches/queries";
import type { TimeZone } from "@/lib/time-zone";
import { Board, Held } from "./board";
import { SenderDomain } from "./sender-domain";
import { Suppressed } from "./suppressed";

export const metadata: Metadata = { title: "Emails" };

const done: Record<string, string> = {
  lifted: "All emails to this mailbox go out again, here and at the mail service.",
  "lifted-here":
    "All emails to this mailbox go out again, but the mail service did not respond. Take it off the service’s own list of suppressions too, or nothing arrives.",
};

export default function EmailsPage({ searchParams }: PageProps<"/console/emails">) {
  return showToOrganizer("admin", async (admin) => {
    const now = new Date();
    const [query, trouble] = await Promise.all([searchParams, findMailStatus(now, await chosenTimeZone())]);
    return (
      <ConsolePage title="Emails" done={getOwn(done, query.done)}>
        <Section title="Sending" id="sending">
          <MailTroubleNotice {...trouble} />
        </Section>
        <Board wanted={query.provider} />
        <Held />
        <SenderDomain isWanted={query["look-up"] === "domain"} />
        <Suppressed admin={admin} query={query} />
      </ConsolePage>
    );
  });
}

async function findMailStatus(now: Date, timeZone: TimeZone): Promise<MailStatus> {
  const [trouble, { waiting, oldestSeconds }, switches, lastSeenAt] = await Promise.all([
    findMailTrouble(now),
    findEmailCounts(now),
    findSwitches(),
    findLastHeartbeat(),
  ]);
  const { mailDailyMax } = switches;
  const isCapped = mailDailyMax !== null && (await isHeldByCap(mailDailyMax, now));
  return {
    ...trouble,
    waiting,
    oldestSeconds,
    pause: mailPauseOf(switches, now, timeZone),
    isCapped,
    isWorkerAway: isWorkerAway(lastSeenAt, now),
  };
}
