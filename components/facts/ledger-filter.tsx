"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { type FactFilter, folded, isAskedFor } from "@/lib/content/facts/rules";

type Option = { value: string; label: string };

type LedgerFilterProps = {
  labels: Record<"label" | "words" | "topic" | "anyTopic" | "status" | "anyStatus" | "clear" | "shown" | "none", string>;
  topics: Option[];
  statuses: Option[];
};

const control = "mt-1 block min-h-11 w-full rounded-md border border-edge bg-ground px-3 py-2 text-base text-text";

/**
 * Hides the entries of the ledger that are not asked for. All of them are in the page and stay in it, so without a
 * script nothing is missing and this form is not shown. What is typed leaves no trace in the address or the history.
 */
export function LedgerFilter({ labels, topics, statuses }: LedgerFilterProps) {
  const form = useRef<HTMLFormElement>(null);
  const [result, setResult] = useState("");

  function apply(event?: FormEvent) {
    event?.preventDefault();
    if (form.current) setResult(resultOf(labels, showAskedFor(Object.fromEntries(new FormData(form.current)) as FactFilter)));
  }

  function clear() {
    form.current?.reset();
    apply();
  }

  useEffect(() => {
    // A link to an entry must find it, whatever the filter hides at the moment.
    function revealTarget() {
      const target = document.getElementById(window.location.hash.slice(1));
      if (!target?.closest("[hidden]")) return;
      form.current?.reset();
      showAskedFor({ words: "", topic: "", status: "" });
      setResult("");
      target.scrollIntoView();
    }
    window.addEventListener("hashchange", revealTarget);
    return () => window.removeEventListener("hashchange", revealTarget);
  }, []);

  return (
    <form ref={form} role="search" aria-label={labels.label} onInput={apply} onSubmit={apply} className="space-y-3 text-sm noscript:hidden print:hidden">
      <label className="block font-semibold">{labels.words}<input type="search" name="words" autoComplete="off" className={control} /></label>
      <Select name="topic" label={labels.topic} any={labels.anyTopic} options={topics} />
      <Select name="status" label={labels.status} any={labels.anyStatus} options={statuses} />
      <button type="button" onClick={clear} className="min-h-11 cursor-pointer text-link underline">{labels.clear}</button>
      <p role="status" className="min-h-6 text-muted">{result}</p>
    </form>
  );
}

function Select({ name, label, any, options }: { name: string; label: string; any: string; options: Option[] }) {
  return (
    <label className="block font-semibold">
      {label}
      <select name={name} className={control}>
        <option value="">{any}</option>
        {options.map(({ value, label: text }) => <option key={value} value={value}>{text}</option>)}
      </select>
    </label>
  );
}

function resultOf({ shown, none }: LedgerFilterProps["labels"], [count, all]: [number, number]): string {
  return count === 0 ? none : shown.replace("{shown}", String(count)).replace("{all}", String(all));
}

/** Shows the entries asked for and the topics that still have one; says how many of how many that are. */
function showAskedFor(filter: FactFilter): [number, number] {
  const entries = [...document.querySelectorAll<HTMLElement>("[data-entry]")];
  for (const entry of entries) {
    const { topic = "", status = "" } = entry.dataset;
    entry.hidden = !isAskedFor({ text: folded(entry.textContent ?? ""), topic, status }, filter);
  }
  for (const topic of document.querySelectorAll<HTMLElement>("[data-entries]")) {
    topic.hidden = topic.querySelector("[data-entry]:not([hidden])") === null;
  }
  return [entries.filter((entry) => !entry.hidden).length, entries.length];
}
