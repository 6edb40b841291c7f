// Notes how the page keeps up: time between frames, tasks over 50 ms, rows, and when the first line was painted.
(() => {
  const watch = { frames: [], tasks: [], rows: 0, firstLine: 0 };
  const list = () => document.querySelector('chat-app')?.shadowRoot?.querySelector('chat-list')?.shadowRoot ?? document;
  const rows = () => list().querySelectorAll('chat-line, .plain-row').length;
  new PerformanceObserver((entries) => entries.getEntries().forEach((task) => watch.tasks.push(task.duration))).observe({ type: 'longtask', buffered: true });
  let before = 0;
  const frame = (now) => {
    watch.frames.push(now - (before || now));
    before = now;
    if (watch.frames.length % 15 === 0 || !watch.firstLine) {
      const count = rows();
      watch.rows = Math.max(watch.rows, count);
      if (count > 0 && !watch.firstLine) {
        // This frame paints the row: the next one comes after it.
        watch.firstLine = 1;
        requestAnimationFrame(() => (watch.firstLine = performance.now()));
      }
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  window.watch = {
    get firstLine() {
      return watch.firstLine > 1 ? watch.firstLine : 0;
    },
    restart() {
      watch.frames = [];
      watch.tasks = [];
    },
    result() {
      const sorted = [...watch.frames].sort((a, b) => a - b);
      return { frames: sorted.length, p99: at(sorted, 0.99), longest: sorted.at(-1) ?? 0, tasks: watch.tasks.length, longestTask: Math.max(0, ...watch.tasks), rows: watch.rows };
    },
  };
})();
