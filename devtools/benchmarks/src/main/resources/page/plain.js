// The least that a page can do with the same socket: a row of text a line, the last 300 of them, at the bottom.
(() => {
  document.body.innerHTML = '<div id="log"></div>';
  const log = document.getElementById('log');
  log.style.cssText = 'height: 880px; overflow: auto';
  const socket = new WebSocket(`ws://${location.host}/ws`);
  socket.binaryType = 'arraybuffer';
  const text = new TextDecoder();
  socket.onopen = () => socket.send(JSON.stringify({ type: 'join', room: 'bench', history: 150, format: 'binary' }));
  socket.onmessage = ({ data }) => {
    for (const event of JSON.parse(text.decode(data))) {
      if (event.type === 'message') {
        const row = document.createElement('div');
        row.className = 'plain-row';
        row.textContent = `${event.author.display_name}: ${event.text}`;
        log.append(row);
      }
    }
    while (log.childElementCount > 300) {
      log.firstElementChild.remove();
    }
    log.scrollTop = log.scrollHeight;
  };
})();
