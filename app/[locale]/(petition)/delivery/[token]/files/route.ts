import { connection } from "next/server";

import { fileResponse } from "@/app/_web/file-response";
import { problem } from "@/app/_web/problem";
import { downloadByOffice } from "@/lib/deliveries/handing-over/office/commands";
import { formatInput } from "@/lib/deliveries/handing-over/schema";
import { fieldsOf } from "@/lib/form-state";
import { localePath, toLocale } from "@/lib/locale";
import { isUnavailable } from "@/lib/unavailable";

/**
 * A file for the office. It is a POST behind a button, because mail scanners open every link with GET: they get no file, and
 * nothing is written down about them.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/[locale]/delivery/[token]/files">,
): Promise<Response> {
  await connection();
  const { token, locale } = await params;
  const form = await request.formData().catch(() => null);
  const input = formatInput.safeParse(form ? fieldsOf(form) : {});
  if (!input.success) return problem(400, "Choose a file on the page of the delivery");
  try {
    const download = await downloadByOffice(token, input.data.format, new Date());
    if (download.ok) return fileResponse(download.value);
    if (download.refusal === "too-many-downloads")
      return problem(429, "Many files were downloaded with this link in the last hour. Please try again later");
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
  // The page of the link says what it still does.
  const location = localePath(toLocale(locale), `/delivery/${encodeURIComponent(token)}`);
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
