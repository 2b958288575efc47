import { consoleHandler } from "@/app/(console)/console-handler";
import { problem } from "@/app/_web/problem";
import { drawCards } from "@/drawings/print/cards";
import { qrPng, qrSvg } from "@/drawings/qr-code";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { traffickingHotline } from "@/lib/content/helplines";
import { env } from "@/lib/env";
import { type Locale, languageTags } from "@/lib/locale";
import { findCode } from "@/lib/partners/queries";
import { codePath } from "@/lib/partners/rules";
import { findPetition } from "@/lib/petitions/queries";
import { sourceField } from "@/lib/signatures/schema";
import { interpolate } from "@/lib/text";

export const dynamic = "force-dynamic";

const FILE = /^(?<kind>qr|cards)-(?<locale>en|es)\.(?<type>svg|png|pdf)$/;
const TYPES = { svg: "image/svg+xml", png: "image/png", pdf: "application/pdf" };

/** The QR code of a partner's link, or cards with it to print. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/console/partners/codes/[code]/[file]">,
): Promise<Response> {
  return consoleHandler(request, { page: "/console/partners" }, async () => {
    const { code: typed, file } = await params;
    const code = sourceField.parse(typed);
    const found = code === null ? null : await findCode(code);
    const wanted = FILE.exec(file)?.groups as { kind: string; locale: Locale; type: keyof typeof TYPES } | undefined;
    const petition = found && (await findPetition(found.petition));
    if (!petition || !wanted || (wanted.kind === "cards") !== (wanted.type === "pdf"))
      return problem(404, "There is no such file");
    const url = absoluteUrl(wanted.locale, codePath(found));
    const drawn = await draw(wanted.type, {
      url,
      locale: wanted.locale,
      title: petition.version.content[wanted.locale].title,
    });
    return new Response(typeof drawn === "string" ? drawn : new Uint8Array(drawn), {
      headers: {
        "content-type": TYPES[wanted.type],
        "content-disposition": `attachment; filename="${found.code}-${file}"`,
        "cache-control": "no-store",
      },
    });
  });
}

function draw(type: keyof typeof TYPES, { url, locale, title }: { url: string; locale: Locale; title: string }) {
  if (type === "svg") return qrSvg(url);
  if (type === "png") return qrPng(url);
  const { embed, share } = messagesOf(locale).petition;
  const { call } = messagesOf(locale).shell.bar;
  return drawCards({
    lang: languageTags[locale],
    author: env.ORGANIZATION_NAME,
    heading: embed.title,
    title,
    url,
    qrAlt: share.qrLabel,
    help: interpolate(call, { phone: traffickingHotline.phone?.shown ?? "" }),
  });
}
