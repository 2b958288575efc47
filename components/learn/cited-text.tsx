import { useLocale } from "next-intl";
import { SourceMarks } from "@/components/site/sources";
import { localePath } from "@/lib/locale";
import { piecesOf } from "@/lib/content/learn/rules";

/** A text with its links, whose paths get the prefix of the reader's language. */
export function LinkedText({ text }: { text: string }) {
  const locale = useLocale();
  return piecesOf(text).map((piece) =>
    typeof piece === "string" ? (
      piece
    ) : (
      <a
        key={piece.href}
        href={piece.href.startsWith("/") ? localePath(locale, piece.href) : piece.href}
        className="text-link"
      >
        {piece.text}
      </a>
    ),
  );
}

/** A text with its links, followed by the numbers of its sources. */
export function CitedText({ text, sources }: { text: string; sources: number[] }) {
  return (
    <>
      <LinkedText text={text} />
      <SourceMarks numbers={sources} />
    </>
  );
}
