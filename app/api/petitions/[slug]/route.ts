import { findShown, petitionJson } from "@/app/_web/feeds/petition-json";
import { openToAll, publicJson, readOnly } from "@/app/_web/feeds/public-json";

export const dynamic = "force-dynamic";

/** One petition with its numbers by state. */
export function GET(request: Request, { params }: RouteContext<"/api/petitions/[slug]">) {
  return publicJson(request, async () => {
    const now = new Date();
    const petition = await findShown((await params).slug, now);
    return petition && petition !== "gone" ? petitionJson(petition, now) : petition;
  });
}

export { openToAll as OPTIONS, readOnly as POST, readOnly as PUT, readOnly as PATCH, readOnly as DELETE };
