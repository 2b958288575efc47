import type { ReactNode } from "react";

import { type Locale } from "@/lib/locale";
import { currentHandling, requireDatabase } from "@/lib/response";
import { sourceField } from "@/lib/signatures/schema";
import { type PageRequest, type PageTemplate, slotMark } from "./page-template";

interface SlotProps {
  name: string;
  /** What wraps the slot. */
  as?: "div" | "span";
  className?: string;
  /** Whether it is kept up to date on a page that is open (enhance/live-number.ts). */
  follows?: boolean;
}

type Query = Promise<Record<string, string | string[] | undefined>>;

export interface OpenedTemplate<Frame> {
  frame: Frame;
  /** A live part of the page: its mark where the page is rendered to be kept, and otherwise what stands there now. */
  Slot: (props: SlotProps) => ReactNode;
}

/**
 * What a page is rendered with: for the request that is being handled or, where our server asks for the template, for no
 * request at all. Null where the page shows something else.
 */
export async function openTemplate<Frame, Live>(
  template: PageTemplate<Frame, Live>,
  { params = {}, query, locale }: { params?: Record<string, string>; query?: Query; locale: Locale },
): Promise<OpenedTemplate<Frame> | null> {
  const kept = currentHandling()?.template;
  if (kept) return { frame: kept.frame as Frame, Slot: MarkedSlot };
  const request: PageRequest = { locale, params, from: sourceField.parse((await query)?.["from"] ?? null) };
  requireDatabase();
  const page = await template.read(request);
  if (!page) return null;
  const FilledSlot = ({ name, as: Wrapper = "div", className, follows }: SlotProps) => (
    <Wrapper className={className} data-follows={follows && name}>
      {template.slots[name]?.(page.live, request)}
    </Wrapper>
  );
  return { frame: page.frame, Slot: FilledSlot };
}

/** React leaves what is in it alone when it hydrates the page, because it is told the mark and not what replaced it. */
export function MarkedSlot({ name, as: Wrapper = "div", className, follows }: SlotProps) {
  return (
    <Wrapper
      className={className}
      data-follows={follows && name}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: slotMark(name) }}
    />
  );
}
