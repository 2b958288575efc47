import { ActionForm } from "@/components/console/action-form";
import { Section } from "@/components/console/console-page";
import { Time } from "@/components/console/time";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { LINK_MILLISECONDS_MAX } from "@/lib/deliveries/handing-over/schema";
import type { OpenedPacket, PacketLink } from "@/lib/deliveries/schema";
import { DAY } from "@/lib/time";
import { revokeLinkAction, sendLinkAction } from "./actions";

/** Sends the link of the packet to the office, and lists the links that were sent. */
export function Links({ packet: { id, recipient, links } }: { packet: OpenedPacket }) {
  return (
    <Section
      title="By a link"
      id="links"
      lead={`An email leads the office to its page with the files. The link works for ${LINK_MILLISECONDS_MAX / DAY} days, until you revoke it, or until its receipt is given.`}
    >
      <ActionForm
        action={sendLinkAction.bind(null, id)}
        form="link"
        submit="Send the link"
        busy="Sending…"
        fields={[
          {
            kind: "email",
            name: "email",
            label: "Email of the office",
            hint: recipient.email ? "From the roster. Check that it is that of the office" : "The roster has none",
            value: recipient.email ?? "",
          },
        ]}
      />
      {links.length ? (
        <div className="mt-6">
          <Table caption="Links that were sent. Times in UTC.">
            <thead>
              <tr>
                <HeadCell>Sent</HeadCell>
                <HeadCell>First used</HeadCell>
                <HeadCell>Ends</HeadCell>
                <HeadCell>
                  <span className="sr-only">Revoke</span>
                </HeadCell>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <LinkRow key={link.id} packetId={id} link={link} />
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
  link: { id, createdAt, openedAt, expiresAt, revokedAt },
}: {
  packetId: number;
  link: PacketLink;
}) {
  return (
    <tr>
      <RowHead>
        <Time at={createdAt} />
      </RowHead>
      <Cell>{openedAt ? <Time at={openedAt} /> : "—"}</Cell>
      <Cell>
        <Time at={expiresAt} />
      </Cell>
      <Cell>
        {revokedAt ? (
          <>
            Revoked <Time at={revokedAt} />
          </>
        ) : (
          <ActionForm
            action={revokeLinkAction.bind(null, packetId, id)}
            form={`revoke-${id}`}
            submit="Revoke"
            busy="Revoking…"
            variant="danger"
            inline
          />
        )}
      </Cell>
    </tr>
  );
}
