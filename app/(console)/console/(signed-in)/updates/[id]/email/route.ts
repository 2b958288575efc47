import { consoleHandler } from "@/app/(console)/console-handler";
import { emailResponse, previewChoice } from "@/app/(console)/email-response";
import { updateExample } from "@/app/(console)/update-example";
import { problem } from "@/app/_web/problem";
import { findUpdate } from "@/lib/updates/queries";
import { updateIdInput } from "@/lib/updates/schema";

/** An update as an email, for the frame of its preview. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/console/updates/[id]/email">,
): Promise<Response> {
  return consoleHandler(request, { page: "/console/updates" }, async (organizer) => {
    const id = updateIdInput.safeParse((await params).id);
    const update = id.success ? await findUpdate(organizer, id.data) : null;
    if (!update) return problem(404, "There is no such update, or it is not yours.");
    const { locale, scheme } = previewChoice(request);
    return emailResponse((await updateExample(update, locale)).html, scheme);
  });
}
