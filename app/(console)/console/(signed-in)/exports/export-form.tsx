"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { SelectField, type Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

interface ExportFormProps {
  petitions: Option[];
  states: Option[];
  allStates: string;
  reasonLengthMax: number;
  /** The number of the log entry of the newest finished export, 0 without any. */
  newest: number;
}

const formats = [
  { value: "csv", label: "Download CSV" },
  { value: "xlsx", label: "Download Excel (XLSX)" },
  { value: "pdf", label: "Download PDF" },
  { value: "json", label: "Download JSON" },
];

/** A plain form, so that its response is a download with or without JavaScript. With it, the list below updates itself. */
export function ExportForm({ petitions, states, allStates, reasonLengthMax, newest }: ExportFormProps) {
  const { message, watch } = useFinishedExport(newest);
  return (
    <form
      action="/console/exports/csv"
      method="post"
      encType="multipart/form-data"
      className="grid max-w-[32rem] gap-4"
      onSubmit={watch}
    >
      <SelectField name="petition" label="Petition" options={petitions} required />
      <SelectField name="state" label="State" options={states} empty={allStates} />
      <TextField
        name="district"
        label="District (optional)"
        hint="For example: House 49, Senate 14, or sldl:48049. Choose its state above."
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        name="reason"
        label="What is it for?"
        hint="For example: hearing of the judiciary committee on 3 March"
        required
        minLength={3}
        maxLength={reasonLengthMax}
        autoComplete="off"
      />
      <div className="flex flex-wrap gap-3">
        {formats.map(({ value, label }, index) => (
          <Button key={value} type="submit" name="format" value={value} variant={index === 0 ? "light" : "quiet"}>
            {label}
          </Button>
        ))}
      </div>
      <p role="status">{message}</p>
    </form>
  );
}

const FIRST_LOOK_MILLISECONDS = 1_000;
const LOOKS_SLOWER_BY = 1.3;
const LOOK_MILLISECONDS_MAX = 15_000;
// About half an hour, which is longer than a million rows take over a slow connection.
const LOOKS_MAX = 130;

/** A page is not notified of the end of a download, so it is loaded again until its list has a newer export. */
function useFinishedExport(newest: number) {
  const router = useRouter();
  const [before, setBefore] = useState<number | null>(null);
  const [looks, setLooks] = useState(0);
  const isWaiting = before !== null && newest <= before && looks < LOOKS_MAX;

  useEffect(() => {
    if (!isWaiting) return;
    const wait = Math.min(FIRST_LOOK_MILLISECONDS * LOOKS_SLOWER_BY ** looks, LOOK_MILLISECONDS_MAX);
    const timer = setTimeout(() => {
      router.refresh();
      setLooks(looks + 1);
    }, wait);
    return () => clearTimeout(timer);
  }, [isWaiting, looks, router]);

  const watch = () => {
    setBefore(newest);
    setLooks(0);
  };
  return { message: before === null ? "" : messageOf({ isWaiting, isThere: newest > before }), watch };
}

function messageOf({ isWaiting, isThere }: { isWaiting: boolean; isThere: boolean }): string {
  if (isThere) return "The file is complete. It is listed below.";
  return isWaiting ? "The file is being made. It is listed below when its download is complete." : "";
}
