import type { Download } from "@/lib/deliveries/handing-over/schema";
import type { PacketFormat } from "@/lib/deliveries/schema";

const types: Record<PacketFormat, string> = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

/** A file of a packet as a download, sent in parts. It holds names, so no cache keeps it and nothing compresses it. */
export function fileResponse({ name, format, bytes, parts }: Download): Response {
  return new Response(streamOf(parts), {
    headers: {
      "content-type": types[format],
      "content-length": String(bytes),
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      "cache-control": "no-store, no-transform",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    },
  });
}

/** One part is read when the receiver has taken the one before, so that a slow receiver costs no memory. */
export function streamOf(parts: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
