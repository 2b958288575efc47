"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { SelectField, type Option } from "@/components/form/select-field";
import { fill } from "@/lib/text";

type StateFilterProps = {
  /** The element whose entries carry `data-states`, the codes they belong to. */
  listId: string;
  label: string;
  everything: string;
  options: Option[];
  /** As `Shown: {shown} of {all}`. */
  tally: string;
};

/**
 * Leaves only the entries of one state on the page, and says how many they are. The list itself stays as the server
 * drew it: without a script there is no menu, and the list by state further down does the same with links.
 */
export function StateFilter({ listId, label, everything, options, tally }: StateFilterProps) {
  const select = useRef<HTMLSelectElement>(null);
  const [said, setSaid] = useState("");

  const apply = useCallback(() => {
    const list = document.getElementById(listId);
    if (!list || !select.current) return;
    const { shown, all } = showOnly(list, select.current.value);
    setSaid(shown === all ? "" : fill(tally, { shown, all }));
  }, [listId, tally]);
  // A browser that comes back to the page may bring the earlier choice along.
  useEffect(apply, [apply]);

  return (
    <div className="mb-6 max-w-sm noscript:hidden print:hidden">
      <SelectField ref={select} name="state" label={label} empty={everything} options={options} onChange={apply} autoComplete="off" />
      <p role="status" className="mt-2 min-h-6 text-sm text-muted">{said}</p>
    </div>
  );
}

function showOnly(list: HTMLElement, state: string) {
  const entries = [...list.querySelectorAll<HTMLElement>("[data-states]")];
  for (const entry of entries) entry.hidden = state !== "" && !entry.dataset.states?.split(" ").includes(state);
  for (const group of list.querySelectorAll<HTMLElement>("[data-group]")) {
    group.hidden = group.querySelector("[data-states]:not([hidden])") === null;
  }
  // Links to all parts of the page would lead to hidden ones.
  for (const part of list.querySelectorAll<HTMLElement>("[data-whole-list]")) part.hidden = state !== "";
  return { shown: entries.filter((entry) => !entry.hidden).length, all: entries.length };
}
