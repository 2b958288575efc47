import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/i18n/format";
import type { ListedScan } from "@/lib/deliveries/handing-over/schema";
import { Time } from "./time";

interface ScanFormProps {
  packetId: number;
  scans: ListedScan[];
}

/** A plain form for the photograph of a signed receipt, and those that are kept. */
export function ScanForm({ packetId, scans }: ScanFormProps) {
  return (
    <div className="grid gap-4">
      {scans.length ? (
        <ul>
          {scans.map(({ id, type, bytes, createdAt }) => (
            <li key={id}>
              <a href={`/console/deliveries/scans/${id}`} className="inline-flex min-h-11 items-center text-link">
                Photograph {id}
              </a>{" "}
              ({type.replace("image/", "").toUpperCase()}, {formatBytes(bytes)}, <Time at={createdAt} />)
            </li>
          ))}
        </ul>
      ) : null}
      <form
        method="post"
        action={`/console/deliveries/packets/${packetId}/scan`}
        encType="multipart/form-data"
        className="grid max-w-[32rem] gap-4"
      >
        <TextField
          form="scan"
          name="file"
          type="file"
          label="Photograph"
          accept="image/jpeg,image/png,image/webp"
          required
        />
        <div>
          <Button type="submit">Keep it</Button>
        </div>
      </form>
    </div>
  );
}
