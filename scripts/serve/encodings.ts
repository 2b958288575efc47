import type { IncomingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

interface Quality {
  brotli: number;
  gzip: number;
}

/** The best of our encodings that the client accepts (RFC 9110, 12.5.3). */
export function encodingOf(
  { "accept-encoding": accepted = "" }: IncomingHttpHeaders,
  ours: readonly ("br" | "gzip")[] = ["br", "gzip"],
): Encoding {
  const taken = new Map(
    String(accepted)
      .toLowerCase()
      .split(",")
      .map((each) => {
        const [name = "", ...parameters] = each.split(";").map((part) => part.trim());
        const quality = parameters.find((parameter) => parameter.startsWith("q="));
        return [name, quality === undefined || Number(quality.slice(2)) > 0] as const;
      }),
  );
  return ours.find((encoding) => taken.get(encoding) ?? taken.get("*") ?? false) ?? "identity";
}

export async function compress(body: Buffer, encoding: Encoding, quality: Quality): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(body, { level: quality.gzip });
  if (encoding === "identity") return body;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return promisify(brotliCompress)(body, {
    params: { [BROTLI_PARAM_QUALITY]: quality.brotli, [BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
