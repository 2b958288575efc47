import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/i18n/format";
import { WAITING_MINUTES_ALARMING } from "./number-figures";

export interface MailStatus {
  /** Batches that the mail service has not taken for minutes, and their emails. */
  batches: number;
  emails: number;
  givenUp: number;
  waiting: number;
  /** How long the oldest waiting email has been due. */
  oldestSeconds: number;
  /** A text that says why no mail goes out; null where it goes out. */
  pause: string | null;
  /** Whether emails that are due wait because the daily cap is reached. */
  isCapped: boolean;
  isWorkerAway: boolean;
}

const emailsOf = (count: number) => (count === 1 ? "One email" : `${formatNumber("en", count)} emails`);
function minutesOf(minutes: number): string {
  if (minutes === 0) return "less than a minute";
  return minutes === 1 ? "one minute" : `${formatNumber("en", minutes)} minutes`;
}

/** Says what keeps emails from leaving and how long the oldest has waited, or that all mail is fine. */
export function MailTroubleNotice({ pause, isCapped, isWorkerAway, ...counts }: MailStatus) {
  const held = pause ?? (isCapped ? "The daily cap on emails is reached." : null);
  const minutes = Math.round(counts.oldestSeconds / 60);
  const isLate = counts.waiting > 0 && minutes >= WAITING_MINUTES_ALARMING;
  const waiting = counts.waiting ? (
    <p>
      {emailsOf(counts.waiting)} {counts.waiting === 1 ? "is" : "are"} waiting, the oldest for {minutesOf(minutes)}.
    </p>
  ) : null;
  if (!held && !isWorkerAway && !isLate && counts.batches === 0 && counts.givenUp === 0)
    return (
      <>
        <p className="text-done">Emails go as they should.</p>
        {waiting}
      </>
    );
  return (
    <div className="grid max-w-measure gap-3">
      {held ? <p className="font-semibold text-error">{held}</p> : null}
      {isWorkerAway ? (
        <Notice tone="error" title="No worker is running.">
          <p>Emails are written and wait until one is started.</p>
        </Notice>
      ) : null}
      {waiting}
      <Troubles {...counts} />
    </div>
  );
}

function Troubles({ batches, emails, givenUp }: Pick<MailStatus, "batches" | "emails" | "givenUp">) {
  return (
    <>
      {batches > 0 ? (
        <Notice tone="error" title={`${emailsOf(emails)} that the mail service has not taken for minutes.`}>
          <p>
            They are tried again at growing intervals, and in smaller parts where the service responds with errors. All
            other emails go on. The worker’s log names each error.
          </p>
        </Notice>
      ) : null}
      {givenUp > 0 ? (
        <Notice tone="error" title={`${emailsOf(givenUp)} given up in the last 24 hours.`}>
          <p>
            The mail service failed at {givenUp === 1 ? "it" : "them"} each time, and took others. The overview lists{" "}
            {givenUp === 1 ? "it" : "them"}.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
