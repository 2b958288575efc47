import { problem } from "@/app/_web/problem";
import type { SocialImage } from "@/drawings/social-images/social-image";
import { isLocale, type Locale } from "@/lib/locale";
import { etagMatches } from "@/lib/http/etag";
import { findPublicPetition } from "@/lib/petitions/queries";
import { isUnavailable } from "@/lib/unavailable";
import { versionOf } from "../../links";
import { listedImages, petitionSocialImage } from "../../catalog";
import { pngOf } from "../../png";

// The URL contains the version of the image, so it never shows another one.
const FOREVER = "public, max-age=31536000, immutable";
const FIVE_MINUTES = "public, max-age=300";

/** An image to be shown beside a link, such as `/social-images/es/states/tx.png`. Only images that a page names exist. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/social-images/[locale]/[...name]">,
): Promise<Response> {
  const { locale, name: parts } = await params;
  const name = /^(.+)\.png$/.exec(parts.join("/"))?.[1];
  if (!isLocale(locale) || name === undefined) return notFound();
  try {
    const image = listedImages[locale].get(name) ?? (await findPetitionSocialImage(locale, name, new Date()));
    return image ? await respondWith(image, `${locale}/${name}`, request) : notFound();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}

/** The image of a petition, or null unless the petition is public. */
async function findPetitionSocialImage(locale: Locale, name: string, now: Date): Promise<SocialImage | null> {
  const { slug, state } = /^petitions\/(?<slug>[a-z0-9-]+)(?:\/(?<state>[a-z]{2}))?$/.exec(name)?.groups ?? {};
  const petition = slug === undefined ? null : await findPublicPetition(slug, now);
  if (!petition || petition === "gone") return null;
  return petitionSocialImage(locale, petition.version.content[locale].title, state ?? null);
}

async function respondWith(image: SocialImage, path: string, request: Request): Promise<Response> {
  const version = versionOf(image);
  const etag = `"${version}"`;
  const isVersioned = new URL(request.url).searchParams.get("v") === version;
  const headers = { etag, "cache-control": isVersioned ? FOREVER : FIVE_MINUTES };
  if (etagMatches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  const png = await pngOf(path, version, image);
  return new Response(new Uint8Array(png), {
    headers: { ...headers, "content-type": "image/png", "content-length": `${png.byteLength}` },
  });
}

function notFound(): Response {
  return problem(404, "There is no such image");
}
