"use client";

import { useState, useSyncExternalStore } from "react";

import { Button } from "@/components/ui/button";

type CopyButtonProps = {
  /** What is copied. */
  text: string;
  /** The id of the element that holds it, which says what the button copies. */
  of: string;
  words: { copy: string; copied: string; copyFailed: string };
};

/** Copies a text that also stands on the page to be selected. Without a script there is no button. */
export function CopyButton({ text, of, words }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  const inBrowser = useSyncExternalStore(subscribeToNothing, () => true, () => false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      setSaid(words.copyFailed);
    }
  };

  // The room is kept for the button, so that nothing moves when it appears.
  return (
    <div className="mt-2 flex min-h-12 flex-wrap items-center gap-3 noscript:hidden print:hidden">
      {inBrowser ? <Button onClick={copy} aria-describedby={of} className="text-sm">{words.copy}</Button> : null}
      <span role="status" className="text-sm text-done">{said}</span>
    </div>
  );
}

function subscribeToNothing() {
  return () => undefined;
}
