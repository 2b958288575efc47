// Writes a backup in a process of its own, for tests that kill it or leave it no room. "halted" stops after the first bytes.
import { lockOf } from "../scripts/database/backup/keys.ts";
import { backUp } from "../scripts/database/backup/writing.ts";

const [url, file, recipient, mode] = process.argv.slice(2);
const lock = lockOf({ BACKUP_RECIPIENT: recipient });
await backUp(url!, file!, mode === "halted" ? { ...lock, encrypt: haltedAfterFirst } : lock).catch((error: Error) =>
  console.log(error.message),
);

async function haltedAfterFirst(plain: Parameters<typeof lock.encrypt>[0]) {
  const reader = (await lock.encrypt(plain)).getReader();
  const { value } = await reader.read();
  const keepAlive = () => setInterval(() => undefined, 60_000);
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(value);
      keepAlive();
    },
  }) as Awaited<ReturnType<typeof lock.encrypt>>;
}
