type Option = { value: string; label: string };

type FactFilterProps = {
  labels: Record<
    "label" | "query" | "topic" | "anyTopic" | "status" | "anyStatus" | "clear" | "shown" | "none",
    string
  >;
  topics: Option[];
  statuses: Option[];
};

const control =
  "mt-1 block min-h-11 w-full rounded-md border border-edge bg-ground px-3 py-2 text-base font-normal text-text";

/** The form of the filter. enhance/fact-filter.ts hides facts that do not match; without a script the form is hidden. */
export function FactFilter({ labels, topics, statuses }: FactFilterProps) {
  return (
    <form
      data-fact-filter=""
      data-shown-message={labels.shown}
      data-none-message={labels.none}
      role="search"
      aria-label={labels.label}
      className="space-y-3 text-sm noscript:hidden print:hidden"
    >
      <label className="block font-semibold">
        {labels.query}
        <input type="search" name="query" autoComplete="off" className={control} />
      </label>
      <Select name="topic" label={labels.topic} any={labels.anyTopic} options={topics} />
      <Select name="status" label={labels.status} any={labels.anyStatus} options={statuses} />
      <button type="reset" className="min-h-11 cursor-pointer text-link underline">
        {labels.clear}
      </button>
      <p role="status" className="min-h-6 text-muted" />
    </form>
  );
}

function Select({ name, label, any, options }: { name: string; label: string; any: string; options: Option[] }) {
  return (
    <label className="block font-semibold">
      {label}
      <select name={name} className={control}>
        <option value="">{any}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
