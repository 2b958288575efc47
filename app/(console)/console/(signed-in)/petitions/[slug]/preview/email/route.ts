import { confirmationExample } from "@/app/(console)/confirmation-example";
import { consoleHandler } from "@/app/(console)/console-handler";
import { emailResponse, previewChoice } from "@/app/(console)/email-response";
import { problem } from "@/app/_web/problem";
import { findWriting } from "@/lib/petitions/writing/queries";

/** The email that asks to confirm, with the title as it was saved, for the frame of its preview. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/console/petitions/[slug]/preview/email">,
): Promise<Response> {
  return consoleHandler(request, { page: "/console/petitions" }, async () => {
    const writing = await findWriting((await params).slug);
    if (!writing) return problem(404, "There is no such petition.");
    const { locale, scheme } = previewChoice(request);
    return emailResponse((await confirmationExample(writing.fields, locale)).html, scheme);
  });
}
