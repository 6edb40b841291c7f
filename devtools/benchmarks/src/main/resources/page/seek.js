// An expression: a function of how many milliseconds to go back. It tells how long it took until the past was on the page,
// and how far from the asked time that is.
(back) =>
  new Promise((done) => {
    const app = document.querySelector('chat-app');
    const { travel } = app.session;
    const begun = performance.now();
    const asked = Date.now() - back;
    void travel.goTo(asked);
    const look = () => {
      const rows = app.shadowRoot.querySelector('chat-list').shadowRoot.querySelectorAll('chat-line').length;
      if (travel.phase === 'playing' && app.shadowRoot.querySelector('.in-the-past') && rows > 0) {
        const result = { took: performance.now() - begun, off: Math.abs(travel.position - asked) };
        travel.backToLive();
        done(result);
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  })
