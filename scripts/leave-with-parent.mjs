// Loaded into every process that we start: when its parent ends, even by kill -9, it stops as if it had got a SIGTERM.
import process from "node:process";

const PATIENCE_MILLISECONDS = 10_000;

// Children of this process use their channel in another way, so they must not inherit the flag that loads this file.
const flag = process.execArgv.indexOf(import.meta.url);
if (flag > 0) process.execArgv.splice(flag - 1, 2);

if (process.channel) {
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
    if (process.listenerCount("SIGTERM") > 0) process.emit("SIGTERM", "SIGTERM");
    else process.exit(1);
  });
  // The open channel must not keep a script from ending.
  process.channel.unref();
}
