import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { shownCode } from "@/lib/deliveries/rules";
import type { ListedPacket, PacketStatus } from "@/lib/deliveries/schema";

export const packetStatuses: Record<PacketStatus, string> = {
  waiting: "waiting",
  building: "being built",
  ready: "ready",
  stale: "being renewed",
  cancelled: "cancelled",
  failed: "failed",
  expired: "files deleted",
};

interface PacketTableProps {
  packets: (ListedPacket & { name: string })[];
  /** Whether each leads to its page. A viewer sees numbers only. */
  mayOpen: boolean;
}

/** The packets of a delivery. */
export function PacketTable({ packets, mayOpen }: PacketTableProps) {
  const hasPaper = packets.some(({ paper }) => paper > 0);
  return (
    <Table caption="Packets" stickyHead>
      <thead>
        <tr>
          <HeadCell>Recipient</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
          {hasPaper ? <HeadCell numeric>On paper</HeadCell> : null}
          <HeadCell>Code</HeadCell>
          <HeadCell>Handed over</HeadCell>
        </tr>
      </thead>
      <tbody>
        {packets.map(({ id, name, status, signatures, paper, generation, verificationCode, ...handed }) => (
          <tr key={id}>
            <RowHead className="min-w-[10rem]">
              {mayOpen ? (
                <a href={`/console/deliveries/packets/${id}`} className="inline-flex min-h-11 items-center text-link">
                  {name}
                </a>
              ) : (
                name
              )}
            </RowHead>
            <Cell>{packetStatuses[status]}</Cell>
            <Cell numeric>{formatNumber("en", signatures)}</Cell>
            {hasPaper ? <Cell numeric>{formatNumber("en", paper)}</Cell> : null}
            <Cell>
              {generation > 0 ? (
                <a href={`/verify/${verificationCode.toLowerCase()}`} className="whitespace-nowrap text-link">
                  <code className="text-xs">{shownCode(verificationCode)}</code>
                </a>
              ) : (
                "—"
              )}
            </Cell>
            <Cell>{handedOver(handed)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What became of a packet after it was built, such as "Received 2027-02-03 · 2 answers, 1 to read". */
function handedOver({
  receivedAt,
  counts,
  unreadReplies,
}: Pick<ListedPacket, "receivedAt" | "counts" | "unreadReplies">) {
  const handed = receivedAt ? `Received ${receivedAt.toISOString().slice(0, 10)}` : counts.links ? "Link sent" : "—";
  if (counts.replies === 0) return handed;
  const answers = counts.replies === 1 ? "1 answer" : `${counts.replies} answers`;
  return `${handed} · ${answers}${unreadReplies > 0 ? `, ${unreadReplies} to read` : ""}`;
}
