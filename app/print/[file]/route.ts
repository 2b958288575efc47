import { notFound } from "next/navigation";
import { drawPicture, drawPrintable, pictureFiles, printableFiles } from "../printables";

// The build draws all files. There are no others.
export const dynamic = "force-static";
export const dynamicParams = false;

const CACHE_CONTROL = "public, max-age=3600, stale-while-revalidate=86400";

export function generateStaticParams() {
  return [...printableFiles.keys(), ...pictureFiles.keys()].map((file) => ({ file }));
}

/** A PDF to print, such as `/print/fact-sheet-es.pdf`, or the picture of its first page, `/print/fact-sheet-es.svg`. */
export async function GET(_request: Request, { params }: RouteContext<"/print/[file]">) {
  const { file } = await params;
  const picture = pictureFiles.get(file);
  if (picture)
    return new Response(await drawPicture(picture.printable, picture.locale), {
      headers: { "content-type": "image/svg+xml", "cache-control": CACHE_CONTROL },
    });
  const printable = printableFiles.get(file);
  if (!printable) notFound();
  const drawn = await drawPrintable(printable.printable, printable.locale);
  return new Response(new Uint8Array(drawn), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${file}"`,
      "cache-control": CACHE_CONTROL,
    },
  });
}
