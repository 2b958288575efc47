import { Button } from "@/components/ui/button";

type CopyButtonProps = {
  /** What is copied. */
  text: string;
  /** The id of the element that holds it, which says what the button copies. */
  of: string;
  words: { copy: string; copied: string; copyFailed: string };
};

/** Copies a text that also stands on the page to be selected (enhance/copying.ts). Without a script there is no button. */
export function CopyButton({ text, of, words }: CopyButtonProps) {
  return (
    <div className="mt-2 flex min-h-12 flex-wrap items-center gap-3 noscript:hidden print:hidden">
      <Button
        data-copy={text}
        data-copied={words.copied}
        data-copy-failed={words.copyFailed}
        aria-describedby={of}
        className="text-sm"
      >
        {words.copy}
      </Button>
      <span role="status" className="text-sm text-done" />
    </div>
  );
}
