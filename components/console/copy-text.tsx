"use client";

import { useId, useState } from "react";

import { Button } from "@/components/ui/button";

interface CopyTextProps {
  label: string;
  text: string;
  /** As many lines as the field shows, where the browser does not fit it to the text. */
  rows?: number;
}

/** A text to be copied. Without a script it is selected and copied by hand. */
export function CopyText({ label, text, rows = 1 }: CopyTextProps) {
  const id = useId();
  const [message, setMessage] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setMessage("Copied."),
      () => setMessage("Your browser did not copy it. Select the text and copy it there."),
    );
  return (
    <div className="max-w-[46rem]">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        readOnly
        rows={rows}
        value={text}
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
        className="field-sizing-content mt-1 block min-h-11 w-full rounded-md border border-edge bg-ground px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]"
      />
      <div className="mt-2 flex flex-wrap items-center gap-3 noscript:hidden">
        <Button onClick={() => void copy()} aria-describedby={id} className="text-sm">
          Copy
        </Button>
        <span role="status" className="text-sm text-done">
          {message}
        </span>
      </div>
    </div>
  );
}
