import { z } from "zod";

import { consoleHandler, seeOther } from "@/app/(console)/console-handler";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { fieldsOf } from "@/lib/form-state";
import { startLogExport } from "@/lib/organizers/log/commands";
import { filterOf, type LogFormat, logFilterInput, logFormats } from "@/lib/organizers/log/schema";

export const dynamic = "force-dynamic";

const contentTypes: Record<LogFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/jsonl; charset=utf-8",
};

/** The file of the filtered log. It is a POST, because each export adds an entry to the log. */
export function POST(request: Request): Promise<Response> {
  return consoleHandler(request, { page: "/console/audit", recent: true }, async (organizer) => {
    const form = await request.formData().catch(() => null);
    const format = z.enum(logFormats).safeParse(form?.get("format"));
    if (!form || !format.success) return seeOther("/console/audit?problem=form");
    const filter = filterOf(logFilterInput.parse(fieldsOf(form)), await chosenTimeZone());
    const started = await startLogExport(organizer, filter, format.data);
    if (!started.ok) return "not allowed";
    const { entry, parts } = started.value;
    return new Response(streamOf(parts), {
      headers: {
        "content-type": contentTypes[format.data],
        "content-disposition": `attachment; filename="log-before-${entry}.${format.data}"`,
        "cache-control": "no-store, no-transform",
      },
    });
  });
}

function streamOf(parts: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return();
    },
  });
}
