import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage } from "@/components/console/console-page";
import { UploadReport } from "@/components/console/upload-report";
import { findUpload } from "@/lib/lawmakers/uploads/queries";
import { uploadIdOf } from "@/lib/lawmakers/uploads/schema";
import { stateNameOf } from "../../options";

export const metadata: Metadata = { title: "Upload" };

export default function UploadPage({ params }: PageProps<"/console/data/[id]">) {
  return showToOrganizer("admin", async () => {
    const id = uploadIdOf((await params).id);
    const upload = id === null ? null : await findUpload(id);
    if (!upload) notFound();
    const isWorking = upload.status === "checking" || upload.status === "importing";
    return (
      <ConsolePage
        title={upload.name}
        lead={
          <a href="/console/data" className="text-link">
            All data
          </a>
        }
      >
        {isWorking ? <meta httpEquiv="refresh" content="2" /> : null}
        <UploadReport upload={upload} nameOf={stateNameOf} />
      </ConsolePage>
    );
  });
}
