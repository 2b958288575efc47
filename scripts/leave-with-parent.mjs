// Loaded into every process we start: when the process that started it is gone, even by kill -9, it stops as if asked to.
import process from "node:process";

const PATIENCE_MILLISECONDS = 10_000;

// What this process starts in turn has a channel for purposes of its own, and would inherit the flag that loads us.
const flag = process.execArgv.indexOf(import.meta.url);
if (flag > 0) process.execArgv.splice(flag - 1, 2);

if (process.channel) {
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
    if (process.listenerCount("SIGTERM") > 0) process.emit("SIGTERM", "SIGTERM");
    else process.exit(1);
  });
  // Listening alone must not keep a script from ending.
  process.channel.unref();
}
