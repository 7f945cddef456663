// Solves the challenge of form[data-challenge] (ALTCHA, version 1) and puts the solution into its field "challenge".
// The form: <form data-challenge='{"algorithm":…}' data-working="Working…" data-ready="Done." data-failed="Wait, then press the button.">
//   <input type="hidden" name="challenge" value="the waiting ticket, for browsers without scripts">
//   <p data-progress role="status"></p>  <p data-wait>told to those who wait</p>  <button data-needs-proof>…</button>
// Without crypto.subtle (a page that came over plain HTTP) everything stays as it is without scripts.
(() => {
  'use strict';

  const BATCH = 256;
  const encoder = new TextEncoder();

  const hash = async (text) => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  /** The number, or null. A batch is hashed beside the page, and between two of them the page goes on. */
  const solve = async (challenge) => {
    for (let start = 0; start <= challenge.maxnumber; start += BATCH) {
      const count = Math.min(BATCH, challenge.maxnumber - start + 1);
      const hashes = await Promise.all(Array.from({ length: count }, (_, i) => hash(challenge.salt + (start + i))));
      const found = hashes.indexOf(challenge.challenge);
      if (found >= 0) {
        return start + found;
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return null;
  };

  const encode = (challenge, number) => btoa(JSON.stringify({
    algorithm: challenge.algorithm,
    challenge: challenge.challenge,
    number,
    salt: challenge.salt,
    signature: challenge.signature,
  }));

  const prove = async (form) => {
    const challenge = JSON.parse(form.dataset.challenge);
    const field = form.querySelector('[name="challenge"]');
    const buttons = form.querySelectorAll('[data-needs-proof]');
    const live = form.querySelector('[data-progress]');
    const others = form.querySelectorAll('[data-wait]');
    const enable = (enabled) => buttons.forEach((button) => { button.disabled = !enabled; });
    const say = (text) => { if (live) { live.textContent = text || ''; } };
    const hide = (hidden) => others.forEach((element) => { element.hidden = hidden; });
    enable(false);
    hide(true);
    say(form.dataset.working);
    try {
      const number = await solve(challenge);
      if (number === null) {
        throw new Error('no solution');
      }
      field.value = encode(challenge, number);
      say(form.dataset.ready);
    } catch (error) {
      // The ticket is still in the field: wait, then send.
      hide(false);
      say(form.dataset.failed);
    }
    enable(true);
  };

  const start = () => document.querySelectorAll('form[data-challenge]').forEach(prove);
  if (globalThis.crypto && crypto.subtle) {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', start);
    } else {
      start();
    }
  }
})();
