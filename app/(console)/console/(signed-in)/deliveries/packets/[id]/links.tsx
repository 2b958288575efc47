import { IfRecent } from "@/app/(console)/recent-sign-in";
import { ActionForm } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { Section } from "@/components/console/console-page";
import { Time } from "@/components/console/time";
import { Notice } from "@/components/ui/notice";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { LINK_MILLISECONDS_MAX, type OpenedReceipt } from "@/lib/deliveries/handing-over/schema";
import type { ListedLink } from "@/lib/deliveries/handing-over/queries";
import type { OpenedPacket } from "@/lib/deliveries/schema";
import type { Session } from "@/lib/organizers/schema";
import { DAY } from "@/lib/time";
import { revokeLinkAction, sendLinkAction } from "./actions";

interface LinksProps {
  session: Session;
  packet: OpenedPacket;
  links: ListedLink[];
  receipt: OpenedReceipt | null;
  /** Whether the lawmaker is still in office by the roster. Null where nobody knows, and for what is no lawmaker. */
  isSitting: boolean | null;
}

/** Sends the link of the packet to the office, and lists the links that were sent. */
export function Links({ session, packet: { id, recipient }, links, receipt, isSitting }: LinksProps) {
  return (
    <Section
      title="By a link"
      id="links"
      lead={`An email leads the office to its page with the files. The link works for ${LINK_MILLISECONDS_MAX / DAY} days, until you revoke it, or until the receipt is confirmed.${receipt ? " This packet was received, so links that were sent before have ended. You can send a new one where the files were lost." : ""}`}
    >
      <IfRecent session={session} next={`/console/deliveries/packets/${id}`}>
        {isSitting === false ? (
          <Notice tone="error" className="mb-4 max-w-measure">
            <p>
              By the roster {recipient.name ?? "this lawmaker"} is not in office any more. The address may be that of
              somebody else by now, and the packet names constituents. Send it only if you know that it is theirs.
            </p>
          </Notice>
        ) : null}
        <ActionForm
          action={sendLinkAction.bind(null, id)}
          form="link"
          submit="Send the link"
          busy="Sending…"
          variant={receipt ? "quiet" : "light"}
          fields={[
            {
              kind: "email",
              name: "email",
              label: "Email of the office",
              hint: recipient.email
                ? "From the roster. Check that it is that of the office"
                : "None is known from the roster",
              value: recipient.email ?? "",
            },
          ]}
        />
      </IfRecent>
      {links.length ? (
        <div className="mt-6">
          <Table caption="Links that were sent">
            <thead>
              <tr>
                <HeadCell>To</HeadCell>
                <HeadCell>Sent</HeadCell>
                <HeadCell>First used</HeadCell>
                <HeadCell>Ends</HeadCell>
                <HeadCell>Came back or revoked</HeadCell>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <LinkRow key={link.id} packetId={id} link={link} receipt={receipt} />
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
    </Section>
  );
}

function LinkRow({
  packetId,
  link: { id, email, createdAt, openedAt, expiresAt, revokedAt, failedAt },
  receipt,
}: {
  packetId: number;
  link: ListedLink;
  receipt: OpenedReceipt | null;
}) {
  const isEnded = receipt !== null && receipt.writtenAt >= createdAt;
  return (
    <tr>
      <RowHead className="min-w-[11rem] [overflow-wrap:anywhere]">{email ?? "—"}</RowHead>
      <Cell>
        <Time at={createdAt} />
      </Cell>
      <Cell>{openedAt ? <Time at={openedAt} /> : "—"}</Cell>
      <Cell>
        {isEnded ? (
          <>
            With the receipt, <Time at={receipt.writtenAt} />
          </>
        ) : (
          <Time at={expiresAt} />
        )}
      </Cell>
      <Cell>
        {failedAt ? (
          <p>
            The email came back, <Time at={failedAt} />
          </p>
        ) : null}
        {revokedAt ? (
          <Time at={revokedAt} />
        ) : (
          <Confirmed label="Revoke" text="The office can no longer open this link.">
            <ActionForm
              action={revokeLinkAction.bind(null, packetId, id)}
              form={`revoke-${id}`}
              submit="Revoke this link"
              busy="Revoking…"
              variant="danger"
              inline
            />
          </Confirmed>
        )}
      </Cell>
    </tr>
  );
}
