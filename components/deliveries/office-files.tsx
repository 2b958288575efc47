import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatBytes } from "@/i18n/format";
import type { PacketFile, PacketFormat, PacketStatus } from "@/lib/deliveries/schema";

interface OfficeFilesProps {
  /** The path that the buttons post to. */
  action: string;
  texts: {
    files: Record<PacketFormat, string>;
    download: string;
    renewing: string;
    renewNow: string;
    notRenewed: string;
    filesDeleted: string;
  };
  status: PacketStatus;
  files: PacketFile[];
}

/** The files of a packet, each behind a button that posts. Mail scanners follow links and press no buttons. */
export function OfficeFiles({ action, texts, status, files }: OfficeFilesProps) {
  if (status === "failed") return <Notice>{texts.notRenewed}</Notice>;
  if (status === "expired") return <Notice>{texts.filesDeleted}</Notice>;
  if (status !== "ready") return <Renewing {...{ action, texts }} />;
  return (
    <ul className="space-y-4">
      {files.map(({ id, format, name, bytes }) => (
        <li key={id}>
          <form method="post" action={action} encType="multipart/form-data" className="space-y-2">
            <p>
              {texts.files[format]} <span className="text-muted">({formatBytes(bytes)})</span>
            </p>
            <input type="hidden" name="format" value={format} />
            <Button type="submit" variant={format === "pdf" ? "light" : "quiet"}>
              {texts.download}
              <span className="sr-only"> {name}</span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

// Whoever asks for a file that is being renewed lets it be renewed without a pause.
function Renewing({ action, texts }: Pick<OfficeFilesProps, "action" | "texts">) {
  return (
    <form method="post" action={action} encType="multipart/form-data" className="space-y-4">
      <Notice>{texts.renewing}</Notice>
      <input type="hidden" name="format" value="pdf" />
      <Button type="submit" variant="quiet">
        {texts.renewNow}
      </Button>
    </form>
  );
}
