// Preloaded into every test server, which runs with --expose-gc: asked over IPC, it says what it holds once all garbage
// is collected. RSS would say how much garbage V8 has not bothered to collect: 900 MB where 1 MB was held.
process.on("message", async (message) => {
  if (message !== "memory") {
    return
  }
  // What one collection lets go of (finalizers, weak references), the next one collects.
  for (let times = 0; times < 3; times++) {
    globalThis.gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  process.send(process.memoryUsage())
})
// A server that is asked to end does not wait for us.
process.channel.unref()
