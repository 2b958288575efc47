import { petitionJson } from "../petition-json";
import { openToAll, publicJson, readOnly } from "../../public-json";

export const dynamic = "force-dynamic";

/** One petition with its numbers by state. */
export function GET(request: Request, { params }: RouteContext<"/api/petitions/[slug]">) {
  return publicJson(request, async () => petitionJson((await params).slug, new Date()));
}

export { openToAll as OPTIONS, readOnly as POST };
