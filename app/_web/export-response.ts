import type { StartedExport } from "@/lib/signatures/export/commands";
import type { ExportFormat } from "@/lib/signatures/export/schema";
import { exportStream } from "@/lib/signatures/export/stream";

export const exportTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A started export as a download. `gone` aborts when the receiver leaves. */
export function exportResponse(started: StartedExport, format: ExportFormat, gone: AbortSignal): Response {
  return new Response(exportStream(started, gone), {
    headers: {
      "content-type": exportTypes[format],
      "content-disposition": `attachment; filename="${started.fileName}"`,
      // The server must not compress it: that would cost more than making the file.
      "cache-control": "no-store, no-transform",
    },
  });
}
