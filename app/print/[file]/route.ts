import { notFound } from "next/navigation";
import { drawPrintable, printableFiles } from "../printables";

// The build draws all files. There are no others.
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return [...printableFiles.keys()].map((file) => ({ file }));
}

/** A PDF to print, such as `/print/fact-sheet-es.pdf`. */
export async function GET(_request: Request, { params }: RouteContext<"/print/[file]">) {
  const { file } = await params;
  const printable = printableFiles.get(file);
  if (!printable) notFound();
  const drawn = await drawPrintable(printable.printable, printable.locale);
  return new Response(new Uint8Array(drawn), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${file}"`,
      "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
    },
  });
}
