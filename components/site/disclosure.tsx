"use client";

import { type ReactNode, useEffect, useRef } from "react";

type DisclosureProps = { label: ReactNode; className?: string; summaryClassName?: string; children: ReactNode };

/** A menu that opens without a script, as `details` does; with one, Escape and a press elsewhere close it again. */
export function Disclosure({ label, className, summaryClassName, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    function closeOnPressElsewhere(event: PointerEvent) {
      const element = details.current;
      if (element?.open && !element.contains(event.target as Node)) element.open = false;
    }
    function closeOnEscape(event: KeyboardEvent) {
      const element = details.current;
      if (event.key !== "Escape" || !element?.open) return;
      const hadFocus = element.contains(document.activeElement);
      element.open = false;
      if (hadFocus) element.querySelector("summary")?.focus();
    }
    document.addEventListener("pointerdown", closeOnPressElsewhere);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", closeOnPressElsewhere);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, []);

  return (
    <details ref={details} name="site-menu" className={className}>
      <summary className={summaryClassName}>{label}</summary>
      {children}
    </details>
  );
}
