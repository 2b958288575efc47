import { problem } from "@/app/_web/problem";
import type { SocialImage } from "@/drawings/social-images/picture";
import { isLocale, type Locale } from "@/lib/locale";
import { etagMatches } from "@/lib/http/etag";
import { findPublicPetition } from "@/lib/petitions/queries";
import { isUnavailable } from "@/lib/unavailable";
import { versionOf } from "../../address";
import { listedSocialImage, petitionSocialImage } from "../../catalog";
import { pngOf } from "../../drawn";

// The address holds the version of what is drawn, so the same address never shows anything else.
const FOREVER = "public, max-age=31536000, immutable";
const FIVE_MINUTES = "public, max-age=300";

/** A picture to be shown beside a link, such as `/social-images/es/states/tx.png`. Only those that a page names exist. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/social-images/[locale]/[...name]">,
): Promise<Response> {
  const { locale, name: parts } = await params;
  const name = /^(.+)\.png$/.exec(parts.join("/"))?.[1];
  if (!isLocale(locale) || name === undefined) return notFound();
  try {
    const picture = listedSocialImage(locale, name) ?? (await findPetitionSocialImage(locale, name, new Date()));
    return picture ? await respondWith(picture, `${locale}/${name}`, request) : notFound();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}

/** The picture of a petition that may be shown. Of any other, nothing is told. */
async function findPetitionSocialImage(locale: Locale, name: string, now: Date): Promise<SocialImage | null> {
  const { slug, state } = /^petitions\/(?<slug>[a-z0-9-]+)(?:\/(?<state>[a-z]{2}))?$/.exec(name)?.groups ?? {};
  const petition = slug === undefined ? null : await findPublicPetition(slug, now);
  if (!petition || petition === "gone") return null;
  return petitionSocialImage(locale, petition.version.content[locale].title, state ?? null);
}

async function respondWith(picture: SocialImage, address: string, request: Request): Promise<Response> {
  const version = versionOf(picture);
  const etag = `"${version}"`;
  const isNamed = new URL(request.url).searchParams.get("v") === version;
  const headers = { etag, "cache-control": isNamed ? FOREVER : FIVE_MINUTES };
  if (etagMatches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  const png = await pngOf(address, version, picture);
  return new Response(new Uint8Array(png), {
    headers: { ...headers, "content-type": "image/png", "content-length": `${png.byteLength}` },
  });
}

function notFound(): Response {
  return problem(404, "There is no such picture");
}
