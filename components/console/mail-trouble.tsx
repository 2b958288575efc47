import { Notice } from "@/components/ui/notice";

interface Trouble {
  batches: number;
  emails: number;
  givenUp: number;
}

const emailsOf = (count: number) => (count === 1 ? "One email" : `${count} emails`);

/** Says which mail needs attention, or that all mail is fine. */
export function MailTroubleNotice({ batches, emails, givenUp }: Trouble) {
  if (batches === 0 && givenUp === 0) return <p className="text-done">Emails go as they should.</p>;
  return (
    <div className="grid max-w-measure gap-3">
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
            The mail service failed at {givenUp === 1 ? "it" : "them"} each time, and took others. The numbers page
            lists {givenUp === 1 ? "it" : "them"}.
          </p>
        </Notice>
      ) : null}
    </div>
  );
}
