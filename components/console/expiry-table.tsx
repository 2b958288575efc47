import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { PetitionExpiry } from "@/lib/deliveries/expiry/schema";
import { Time } from "./time";

/** When the signatures of each petition expire, or why they do not. */
export function ExpiryTable({ petitions }: { petitions: PetitionExpiry[] }) {
  return (
    <Table caption="When the signatures of petitions expire" captionHidden>
      <thead>
        <tr>
          <HeadCell>Petition</HeadCell>
          <HeadCell>Closed</HeadCell>
          <HeadCell>Last delivery</HeadCell>
          <HeadCell>Signatures</HeadCell>
        </tr>
      </thead>
      <tbody>
        {petitions.map((petition) => (
          <tr key={petition.petitionId}>
            <RowHead>
              <a href={`/console/petitions/${petition.slug}`} className="inline-flex min-h-11 items-center text-link">
                {petition.title}
              </a>
            </RowHead>
            <Cell>{petition.closedAt ? <Time at={petition.closedAt} /> : "Not closed"}</Cell>
            <Cell>{petition.lastDeliveryAt ? <Time at={petition.lastDeliveryAt} /> : "None"}</Cell>
            <Cell className="min-w-[14rem]">
              <Fate petition={petition} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Fate({ petition: { expiredAt, beganAt, holds, expiresAt, isDelivering } }: { petition: PetitionExpiry }) {
  if (expiredAt)
    return (
      <>
        Erased on <Time at={expiredAt} />. The numbers stay
      </>
    );
  if (holds.length) return "Kept: a legal hold is on it";
  if (beganAt) return "Being erased, some each night";
  if (!expiresAt) return "Kept while it is not closed";
  return (
    <>
      Erased in the night before <Time at={expiresAt} />
      {isDelivering ? ", but not before the files of its packets are deleted" : null}
    </>
  );
}
