import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { AttemptError, LoggedMessage } from "@/lib/webhooks/schema";
import { Time } from "./time";

const errors: Record<AttemptError, string> = {
  "no-such-host": "the name leads nowhere",
  "ip-refused": "the name leads into a private network, to which nothing is sent",
  "timed-out": "no response in time",
  "connection-failed": "no connection",
  "certificate-refused": "the certificate is not valid",
};

/** The messages of an endpoint, and what became of each try. */
export function WebhookLog({ messages, caption }: { messages: LoggedMessage[]; caption: string }) {
  return (
    <Table caption={caption} stickyHead>
      <thead>
        <tr>
          <HeadCell>Event</HeadCell>
          <HeadCell>Written</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Tries</HeadCell>
        </tr>
      </thead>
      <tbody>
        {messages.map(({ id, webhookId, type, createdAt, status, nextTryAt, attempts }) => (
          <tr key={id}>
            <RowHead>
              {type}
              <span className="block font-normal [overflow-wrap:anywhere] text-muted">{webhookId}</span>
            </RowHead>
            <Cell>
              <Time at={createdAt} />
            </Cell>
            <Cell>
              {status === "waiting" ? (
                <>
                  waiting, next try <Time at={nextTryAt} />
                </>
              ) : status === "failed" ? (
                "given up"
              ) : (
                status
              )}
            </Cell>
            <Cell>
              {attempts.length > 0 ? (
                <ol className="grid gap-1">
                  {attempts.map(({ at, httpStatus, error, durationMilliseconds }) => (
                    <li key={at.getTime()}>
                      <Time at={at} />: {error ? errors[error] : `status ${httpStatus}`}, {durationMilliseconds} ms
                    </li>
                  ))}
                </ol>
              ) : (
                "none yet"
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
