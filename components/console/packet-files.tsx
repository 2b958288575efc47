import { Button, ButtonLink } from "@/components/ui/button";
import { formatBytes } from "@/i18n/format";
import type { ListedAccess } from "@/lib/deliveries/handing-over/schema";
import type { PacketFile, PacketStatus } from "@/lib/deliveries/schema";
import { Time } from "./time";

interface PacketFilesProps {
  id: number;
  status: PacketStatus;
  files: PacketFile[];
  accesses: ListedAccess[];
}

/** The files of a packet behind buttons, the sheet for the receipt, and who downloaded what. */
export function PacketFiles({ id, status, files, accesses }: PacketFilesProps) {
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
          {status === "stale"
            ? "A signer withdrew or changed something, so the files are being renewed. Please load this page again in a few minutes."
            : "There are no files yet."}
        </p>
      )}
      {accesses.length ? (
        <details>
          <summary className="py-2 text-link">Downloads so far: {accesses.length}. Times in UTC</summary>
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
