import { openApiDocument } from "../_document/document";
import { openToAll, publicJson, readOnly } from "../public-json";

export const dynamic = "force-dynamic";

let made: object | undefined;

/** The OpenAPI document. It changes only with the settings and the version, so a process makes it once. */
export function GET(request: Request) {
  return publicJson(request, async () => (made ??= openApiDocument()));
}

export { openToAll as OPTIONS, readOnly as POST };
