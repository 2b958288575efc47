interface FileCheckProps {
  texts: Record<
    "fileLead" | "fileLabel" | "fileChecking" | "fileNewest" | "fileReplaced" | "fileUnknown" | "fileFailed",
    string
  >;
  /** The id of the element with the files. Each has its hash in `data-sha256`. */
  listId: string;
}

/** A field for a file whose hash the browser computes (enhance/file-check.ts). The file is sent nowhere. */
export function FileCheck({ texts, listId }: FileCheckProps) {
  return (
    <div
      data-file-check={listId}
      data-checking={texts.fileChecking}
      data-newest={texts.fileNewest}
      data-replaced={texts.fileReplaced}
      data-unknown={texts.fileUnknown}
      data-failed={texts.fileFailed}
      className="mt-4 rounded-md border-2 border-dashed border-edge p-4"
    >
      <p>{texts.fileLead}</p>
      <label htmlFor="file-to-check" className="mt-4 block font-semibold">
        {texts.fileLabel}
      </label>
      <input id="file-to-check" type="file" className="mt-2 block min-h-11 w-full max-w-full" />
      <p role="status" className="mt-4 font-semibold [overflow-wrap:anywhere] empty:hidden" />
    </div>
  );
}
