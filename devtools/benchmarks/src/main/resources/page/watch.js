// Notes how the page keeps up: time between frames, tasks over 50 ms, rows, and when the first line was painted.
(() => {
  // Frames by their tenths of a millisecond: a list of them would grow by 0.14 MB in 300 s, in the heap that is measured.
  const TENTHS = 50_000;
  const watch = { frames: 0, byTenth: new Uint32Array(TENTHS + 1), longest: 0, tasks: [], rows: 0, firstLine: 0 };
  const list = () => document.querySelector('chat-app')?.shadowRoot?.querySelector('chat-list')?.shadowRoot ?? document;
  const rows = () => list().querySelectorAll('chat-line, .plain-row').length;
  new PerformanceObserver((entries) => entries.getEntries().forEach((task) => watch.tasks.push(task.duration))).observe({ type: 'longtask', buffered: true });
  let before = 0;
  const frame = (now) => {
    const since = now - (before || now);
    before = now;
    watch.frames++;
    watch.byTenth[Math.min(TENTHS, Math.round(since * 10))]++;
    watch.longest = Math.max(watch.longest, since);
    if (watch.frames % 15 === 0 || !watch.firstLine) {
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
  // Where the frame is that so many others are shorter than, in milliseconds.
  const at = (share) => {
    let left = Math.floor(watch.frames * share);
    return watch.byTenth.findIndex((count) => (left -= count) < 0) / 10;
  };
  window.watch = {
    get firstLine() {
      return watch.firstLine > 1 ? watch.firstLine : 0;
    },
    restart() {
      watch.frames = 0;
      watch.byTenth.fill(0);
      watch.longest = 0;
      watch.tasks = [];
    },
    result() {
      return { frames: watch.frames, p99: Math.max(0, at(0.99)), longest: watch.longest, tasks: watch.tasks.length, longestTask: Math.max(0, ...watch.tasks), rows: watch.rows };
    },
  };
})();
