// Loaded into every process we start: when the process that started it is gone, even by kill -9, it stops as if asked to.
import process from "node:process";

const PATIENCE_MILLISECONDS = 10_000;

if (process.channel) {
  process.channel.unref();
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
    if (process.listenerCount("SIGTERM") > 0) process.emit("SIGTERM", "SIGTERM");
    else process.exit(1);
  });
}
