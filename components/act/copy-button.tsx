import { Button } from "@/components/ui/button";

type CopyButtonProps = {
  text: string;
  /** The id of the element with the text, which describes the button. */
  of: string;
  /** The id of a field whose text, as the person has changed it, is copied instead. */
  field?: string;
  messages: { copy: string; copied: string; copyFailed: string };
};

/** Copies a text that the page also shows to be selected (enhance/copying.ts). Without a script there is no button. */
export function CopyButton({ text, of, field, messages }: CopyButtonProps) {
  return (
    <div className="mt-2 flex min-h-12 flex-wrap items-center gap-3 noscript:hidden print:hidden">
      <Button
        data-copy={text}
        data-copy-field={field}
        data-copied={messages.copied}
        data-copy-failed={messages.copyFailed}
        aria-describedby={of}
        className="text-sm"
      >
        {messages.copy}
      </Button>
      <span role="status" className="text-sm text-done" />
    </div>
  );
}
