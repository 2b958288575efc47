"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { SelectField, type Option } from "@/components/form/select-field";
import { fill } from "@/lib/text";

type Menu = { label: string; everything: string; options: Option[] };

type StateFilterProps = Menu & {
  /** The element whose entries carry `data-states`, the codes they belong to. */
  listId: string;
  /** A second menu: the parts of the list, whose values are the ids of their headings. */
  parts?: Menu;
  /** As `Shown: {shown} of {all}`. */
  tally: string;
};

/**
 * Leaves only the entries of one state, or of one part of the list, on the page and says how many they are. The list
 * itself stays as the server drew it: without a script there is no menu, and the links on the page do the same.
 */
export function StateFilter({ listId, label, everything, options, parts, tally }: StateFilterProps) {
  const state = useRef<HTMLSelectElement>(null);
  const part = useRef<HTMLSelectElement>(null);
  const [said, setSaid] = useState("");

  const apply = useCallback(() => {
    const list = document.getElementById(listId);
    if (!list) return;
    const { shown, all } = showOnly(list, { state: state.current?.value ?? "", part: part.current?.value ?? "" });
    setSaid(shown === all ? "" : fill(tally, { shown, all }));
  }, [listId, tally]);
  // A browser that comes back to the page may bring the earlier choice along.
  useEffect(apply, [apply]);

  return (
    <div className="mb-6 noscript:hidden print:hidden">
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <div className="w-full max-w-sm">
          <SelectField ref={state} name="state" label={label} empty={everything} options={options} onChange={apply} autoComplete="off" />
        </div>
        {parts ? (
          <div className="w-full max-w-48">
            <SelectField ref={part} name="part" label={parts.label} empty={parts.everything} options={parts.options} onChange={apply} autoComplete="off" />
          </div>
        ) : null}
      </div>
      <p role="status" className="mt-2 min-h-6 text-sm text-muted">{said}</p>
    </div>
  );
}

function showOnly(list: HTMLElement, { state, part }: { state: string; part: string }) {
  const entries = [...list.querySelectorAll<HTMLElement>("[data-states]")];
  const chosen = part === "" ? list : document.getElementById(part)?.closest("[data-group]");
  for (const entry of entries) {
    const inState = state === "" || entry.dataset.states?.split(" ").includes(state);
    entry.hidden = !inState || !chosen?.contains(entry);
    // A mark on a map leads to an entry, and to nothing where the entry is hidden.
    document.querySelector(`[data-entry-mark="${entry.id}"]`)?.toggleAttribute("hidden", entry.hidden);
  }
  for (const group of list.querySelectorAll<HTMLElement>("[data-group]")) {
    group.hidden = group.querySelector("[data-states]:not([hidden])") === null;
  }
  // Links to all parts of the page would lead to hidden ones.
  for (const links of list.querySelectorAll<HTMLElement>("[data-whole-list]")) links.hidden = state !== "" || part !== "";
  return { shown: entries.filter((entry) => !entry.hidden).length, all: entries.length };
}
