import { Button, ButtonLink } from "@/components/ui/button";
import { formatBytes } from "@/i18n/format";
import { FILES_KEPT_DAYS } from "@/lib/deliveries/rules";
import type { ListedAccess } from "@/lib/deliveries/handing-over/schema";
import type { OpenedPacket, PacketStatus } from "@/lib/deliveries/schema";
import { Time } from "./time";

// What is said where there is nothing to download.
const missing: Record<PacketStatus, string> = {
  waiting: "There are no files yet.",
  building: "The files are being built.",
  ready: "",
  stale:
    "A signer withdrew or took something back, so the files are being renewed. That begins some minutes after the last time, or without a pause by the button.",
  cancelled: "The delivery was cancelled, so its files are deleted.",
  failed: "Building failed five times. Nothing can be downloaded, and files from before are deleted.",
  expired: "Their time was over, so they are deleted. The public page of verification stays.",
};

interface PacketFilesProps {
  packet: OpenedPacket;
  accesses: ListedAccess[];
}

/** The files of a packet behind buttons, the sheet for the receipt, and who downloaded what. */
export function PacketFiles({ packet, accesses }: PacketFilesProps) {
  const { id, status, files, filesUntil, filesDeletedAt, failure } = packet;
  return (
    <div className="grid gap-4">
      {status === "ready" ? (
        <ul className="flex flex-wrap gap-3">
          {files.map(({ format, name, bytes }) => (
            <li key={format}>
              <form method="post" action={`/console/deliveries/packets/${id}/files`} encType="multipart/form-data">
                <input type="hidden" name="format" value={format} />
                <Button type="submit">
                  {name} ({formatBytes(bytes)})
                </Button>
              </form>
            </li>
          ))}
          <li>
            <ButtonLink href={`/console/deliveries/packets/${id}/receipt-sheet.pdf`}>Receipt sheet to print</ButtonLink>
          </li>
        </ul>
      ) : (
        <p className="text-muted">
          {missing[status]}
          {failure ? ` The last error: ${failure}.` : null}
          {filesDeletedAt ? (
            <>
              {" "}
              Deleted: <Time at={filesDeletedAt} />.
            </>
          ) : null}
        </p>
      )}
      {status === "ready" && filesUntil ? (
        <p className="text-sm text-muted">
          The files are deleted on <Time at={filesUntil} />: {FILES_KEPT_DAYS} days after they were built or last handed
          over. They can be built again then.
        </p>
      ) : null}
      {accesses.length ? (
        <details>
          <summary className="py-2 text-link">Downloads so far: {accesses.length}</summary>
          <ul className="mt-2">
            {accesses.map(({ format, generation, by, at }, index) => (
              <li key={index}>
                <Time at={at} /> {format.toUpperCase()}, version {generation},{" "}
                {by === "link" ? "by the office" : "by an organizer"}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
