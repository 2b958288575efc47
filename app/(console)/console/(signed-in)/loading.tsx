/** Seen only when the database takes its time. */
export default function ConsoleLoading() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-page px-4 py-12 sm:px-6 lg:px-8">
      <p role="status" className="text-muted">Counting…</p>
    </main>
  );
}
