// An expression: a function that notes in `struckAt` when the page shows that a line was taken away.
(id) => {
  const list = document.querySelector('chat-app').shadowRoot.querySelector('chat-list').shadowRoot;
  window.struckAt = 0;
  const look = () => {
    if (list.querySelector(`.line.removed[data-id="${id}"]`)) {
      window.struckAt = Date.now();
    } else {
      window.setTimeout(look, 2);
    }
  };
  look();
}
